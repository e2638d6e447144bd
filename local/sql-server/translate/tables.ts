// CREATE TABLE, ALTER TABLE and their opposites. One statement of T-SQL can be several of the engine's, run as one.
import { type ColumnDefinition, columnDefinition } from './columns';
import { type Constraint, tableConstraint } from './constraints';
import { definitionOf } from './definitions';
import { expression } from './expressions';
import type { Node } from './node';
import { literal, type ObjectName, objectName, quoted, type Scope } from './scope';
import { declaration, engineType } from './types';

/** What the parser loses of a statement: the names of its DEFAULTs in order, and that ADD stands for ALTER COLUMN. */
export interface Lost {
  readonly defaultNames: readonly (string | undefined)[];
  readonly altersColumn: boolean;
}

export function createTable(body: Node, lost: Lost, scope: Scope): string[] {
  const table = objectName(body.need('name'));
  const names = [...lost.defaultNames];
  const columns = body.nodes('columns').map((column) => {
    return columnDefinition(column, table, column.has('default') ? names.shift() : undefined, scope);
  });
  const constraints = body.nodes('constraints').map((constraint) => tableConstraint(constraint, table, scope));
  // How rows are compressed and where they lie changes no result.
  body.skip('with_properties');
  body.skip('on_property');
  const parts = [
    ...columns.map((column) => column.sql),
    ...columns.flatMap((column) => column.checks),
    ...constraints.map((constraint) => constraint.sql),
  ];
  return [
    `CREATE TABLE ${table.sql} (${parts.join(', ')})`,
    ...[...columns, ...constraints].flatMap((part) => part.after),
  ];
}

export function alterTable(body: Node, lost: Lost, scope: Scope): string[] {
  const table = objectName(body.need('name'));
  const withCheck = body.text('with_check') ?? 'WITH CHECK';
  const [action, ...more] = body.nodes('actions');
  if (!action || more.length > 0) throw body.unsupported('several changes in one ALTER TABLE');
  const details = action.body;
  const isUnchecked = withCheck === 'WITH NOCHECK' && action.kind === 'AddConstraint' && details.kind === 'Check';
  if (withCheck !== 'WITH CHECK' && !isUnchecked) throw body.unsupported(withCheck);
  const call = (name: string, ...values: string[]) => [
    `SELECT tsql.${name}(${[table.schema, table.name, ...values].map(literal)})`,
  ];
  switch (action.kind) {
    case 'AddColumn': {
      const column = columnDefinition(details.need('column'), table, lost.defaultNames[0], scope);
      return lost.altersColumn ? alterColumn(column, table, details, call) : addColumn(column, table);
    }
    case 'AddConstraint':
      return details.kind === 'Default'
        ? addDefault(details.body, table, call, scope)
        : addConstraint(tableConstraint(details, table, scope), table, isUnchecked);
    case 'DropConstraint':
      return call('drop_constraint', details.name('name') ?? '');
    case 'DropColumn':
      return call('drop_column', details.name('name') ?? '');
    default:
      throw action.unsupported(`ALTER TABLE … ${action.kind}`);
  }
}

type Call = (name: string, ...values: string[]) => string[];

function addColumn(column: ColumnDefinition, table: ObjectName): string[] {
  const checks = column.checks.map((check) => `, ADD ${check}`).join('');
  return [`ALTER TABLE ${table.sql} ADD COLUMN ${column.sql}${checks}`, ...column.after];
}

function addConstraint({ sql, after }: Constraint, table: ObjectName, isUnchecked: boolean): string[] {
  return [`ALTER TABLE ${table.sql} ADD ${sql}${isUnchecked ? ' NOT VALID' : ''}`, ...after];
}

/** Type and nullability are replaced; a default stays, as in SQL Server. */
function alterColumn(column: ColumnDefinition, table: ObjectName, node: Node, call: Call): string[] {
  const name = quoted(column.name, node);
  const changes = [
    `ALTER COLUMN ${name} TYPE ${engineType(column.type, node)}`,
    `ALTER COLUMN ${name} ${column.nullable ? 'DROP' : 'SET'} NOT NULL`,
    ...column.checks.map((check) => `ADD ${check}`),
  ];
  return [
    ...call('drop_type_checks', column.name),
    `ALTER TABLE ${table.sql} ${changes.join(', ')}`,
    ...call('declare_type', column.name, declaration(column.type)),
  ];
}

function addDefault(body: Node, table: ObjectName, call: Call, scope: Scope): string[] {
  const column = body.name('column') ?? '';
  const definition = definitionOf(body.lookAhead().need('expression'));
  const value = expression(body.need('expression'), scope);
  return [
    `ALTER TABLE ${table.sql} ALTER COLUMN ${quoted(column, body)} SET DEFAULT ${value}`,
    ...call('set_default', column, body.name('name') ?? '', definition),
  ];
}

export function dropTable(body: Node): string[] {
  const exists = body.flag('if_exists') ? 'IF EXISTS ' : '';
  return [`DROP TABLE ${exists}${body.nodes('names').map((name) => objectName(name).sql)}`];
}
