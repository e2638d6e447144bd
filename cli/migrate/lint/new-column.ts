// What a new column, and a new rule, do to the rows of a live table.
// https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql#add-not-null-columns-as-an-online-operation
import type { ColumnDefinition, ConstraintDefinition } from '../ddl/ddl';
import { type Fault, live } from './rules';

/** Columns of these types are never added without writing to the rows, where they begin with a value. */
const longTypes = /^((n?varchar|varbinary)\(max\)|xml|n?text|image|hierarchyid|geometry|geography)$/;

/** What stands with a column is added WITH CHECK: its check and its foreign key look at all rows, its key is an index. */
export function faultsOfNewColumn(table: string, column: ColumnDefinition): Fault[] {
  const name = `${table}.${column.name}`;
  const isMadeByServer = column.isIdentity || /^(rowversion|timestamp|as\(.*\)persisted)$/s.test(column.type);
  const hasDefault = column.constraints.some((constraint) => constraint.kind === 'default');
  return [
    ...live(
      isMadeByServer,
      'add-column-rewrites',
      `${name} gets a value of its own in every row, under a lock on the schema.`,
    ),
    ...live(
      !column.isNullable && !hasDefault && !isMadeByServer,
      'not-null-without-default',
      `${name} is NOT NULL without a default: it cannot be added where there are rows, and code that does not know it cannot insert.`,
    ),
    ...column.constraints.flatMap((constraint) => writesOfDefault(name, column, constraint)),
    ...column.constraints
      .filter((constraint) => constraint.kind !== 'default')
      .map((constraint) => lookAtRows(constraint, table)),
  ];
}

/** A column that may be NULL is NULL in the rows that are there, whatever its default, unless that says WITH VALUES. */
function writesOfDefault(
  name: string,
  { isNullable, type }: ColumnDefinition,
  { value }: ConstraintDefinition,
): Fault[] {
  if (value === undefined || (isNullable && !value.isForOldRows)) return [];
  const rewrites = (why: string) =>
    live(true, 'add-column-rewrites', `${name} ${why}: every row is written, under a lock on the schema.`);
  if (!value.isSameForAllRows) return rewrites('has a default that differs, or may differ, from row to row');
  if (isNullable) return rewrites('may be NULL and has WITH VALUES');
  if (longTypes.test(type)) return rewrites(`is of the type ${type} and has a default`);
  return [
    {
      rule: 'default-by-edition',
      what: `${name} is NOT NULL with a default: on Enterprise and Developer Edition and Azure SQL no row is written, on other editions every row is, under a lock on the schema.`,
    },
  ];
}

export function lookAtRows(constraint: ConstraintDefinition, table: string): Fault {
  const name = constraint.name ?? `A ${constraint.kind} constraint`;
  if (constraint.kind === 'unique' || constraint.kind === 'primary-key')
    return {
      rule: 'constraint-builds-index',
      what: `${name} builds an index from the rows of ${table}: all others wait until it is done.`,
    };
  return {
    rule: 'constraint-checks-rows',
    what: `${name} looks at all rows of ${table} under a lock on the schema: all others wait.`,
  };
}
