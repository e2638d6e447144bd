// Which rules one statement breaks by itself.
import { type ColumnDefinition, type ConstraintDefinition, changesOf, type Ddl, type Statement } from '../ddl/ddl';
import { touchedTables } from '../ddl/touched-tables';
import { type KnownSchema, nameOf } from './known-schema';
import { faultsOfNewColumn, lookAtRows } from './new-column';
import { type Fault, live } from './rules';

export interface Surroundings {
  /** As it is before the statement. */
  readonly schema: KnownSchema;
  /** Whether the step has only CREATE INDEX, each in a batch of its own: what the runner builds online. */
  readonly isIndexStep: boolean;
}

export function faultsOf(statement: Statement, around: Surroundings): Fault[] {
  const faults: Fault[] = [];
  if (!statement.text.endsWith(';'))
    faults.push({
      rule: 'no-semicolon',
      what: 'The statement does not end with `;`: a DBA who joins files joins statements.',
    });
  if (statement.ddl.kind === 'several')
    faults.push({
      rule: 'several-changes',
      what: 'One statement makes several changes: one of them that fails hides the others.',
    });
  const foreign = new Set(
    touchedTables(statement)
      .filter((table) => around.schema.isForeign(table))
      .map(nameOf),
  );
  for (const table of foreign)
    faults.push({
      rule: 'foreign-table',
      what: `${table} is in no schema that the steps create: other applications own it, and wait for what is done to it.`,
    });
  return [...faults, ...changesOf(statement.ddl).flatMap((change) => faultsOfChange(change, statement, around))];
}

function faultsOfChange(change: Ddl, statement: Statement, around: Surroundings): Fault[] {
  const isLive = 'table' in change && around.schema.isLive(change.table);
  const table = 'table' in change ? nameOf(change.table) : '';
  switch (change.kind) {
    case 'create-schema':
    case 'drop-schema':
      return [];
    case 'drop-constraint': {
      const kind = around.schema.keyKindOf(change.table, change.name);
      const what = `${change.name} is a ${kind === 'unique' ? 'unique constraint' : 'primary key'} of ${table}: rows may repeat from then on, its index goes from queries, and a clustered one rewrites the table.`;
      return live(isLive && kind !== undefined, 'drop-key', what);
    }
    case 'drop-index':
      return live(
        isLive,
        'drop-index',
        `${change.name} goes from every query that is planned with it; if it is unique, rows may repeat, and a clustered one rewrites ${table}.`,
      );
    case 'create-table':
      return [...change.columns.flatMap((column) => column.constraints), ...change.constraints].flatMap(namelessness);
    case 'drop-table':
      return live(isLive, 'drop-table', `${table} is lost with its rows, and code that still reads it fails.`);
    case 'drop-column':
      return live(
        isLive,
        'drop-column',
        `${table}.${change.column} is lost with its values, and code that still reads it fails.`,
      );
    case 'add-column':
      return [
        ...change.column.constraints.flatMap(namelessness),
        ...(isLive ? faultsOfNewColumn(table, change.column) : []),
      ];
    case 'alter-column':
      if (isWidened(around.schema.columnOf(change.table, change.column.name), change.column)) return [];
      return live(
        isLive,
        'alter-column',
        `${table}.${change.column.name} is looked at or rewritten in every row, under a lock on the schema.`,
      );
    case 'add-constraint':
      return [
        ...namelessness(change.constraint),
        ...(isLive && change.checksRows ? [lookAtRows(change.constraint, table)] : []),
      ];
    case 'create-index':
      return [
        ...live(
          change.isOnline,
          'index-says-online',
          `${change.name} says ONLINE: an edition without it refuses the file.`,
        ),
        ...live(
          isLive && !around.isIndexStep,
          'index-not-alone',
          `${change.name} is built from the rows of ${table} in the transaction of other changes: writers wait for all of them.`,
        ),
      ];
    case 'rename':
      return [{ rule: 'rename', what: `A rename (${change.what}) breaks the code that uses the old name at once.` }];
    case 'change-rows':
      return live(
        isLive,
        'change-rows',
        `${change.verb} on ${table} locks as many rows as it meets, and fills the log.`,
      );
    case 'several':
      return changesOf(change).flatMap((one) => faultsOfChange(one, statement, around));
    case 'other':
      return [
        { rule: 'other-statement', what: `What this does to a live table cannot be told: ${headOf(statement.text)}` },
      ];
    default:
      return change satisfies never;
  }
}

function namelessness(constraint: ConstraintDefinition): Fault[] {
  const what = `A ${constraint.kind} constraint has no name: each database makes up another, by which no later step can drop it.`;
  return live(constraint.name === undefined, 'unnamed-constraint', what);
}

/** A longer maximum of the same type changes no row: https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql */
function isWidened(before: ColumnDefinition | undefined, after: ColumnDefinition): boolean {
  const length = /^(varchar|nvarchar|varbinary)\((\d+)\)$/;
  const [, typeBefore, lengthBefore] = length.exec(before?.type ?? '') ?? [];
  const [, typeAfter, lengthAfter] = length.exec(after.type) ?? [];
  return (
    typeBefore !== undefined &&
    typeBefore === typeAfter &&
    Number(lengthAfter) > Number(lengthBefore) &&
    before?.isNullable === after.isNullable
  );
}

function headOf(text: string): string {
  const head = text.replace(/\s+/g, ' ');
  return head.length > 60 ? `${head.slice(0, 59)}…` : head;
}
