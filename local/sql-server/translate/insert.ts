// INSERT … VALUES, INSERT … SELECT, with OUTPUT inserted.… if asked for.
import { expression } from './expressions';
import type { Node } from './node';
import { query, selectItem, withClause } from './queries';
import { objectName, quoted, type Scope } from './scope';

export function insert(body: Node, scope: Scope): string {
  const prefix = withClause(body, scope);
  const target = objectName(body.need('table'));
  const columns = body.nodes('columns').map((column) => quoted(column.text('name') ?? '', column));
  const returning = outputClause(body, scope);
  return `${prefix}INSERT INTO ${target.sql}${columns.length ? ` (${columns})` : ''} ${rows(body, scope)}${returning}`;
}

function rows(body: Node, scope: Scope): string {
  if (body.flag('default_values')) return 'DEFAULT VALUES';
  const source = body.node('query');
  if (source) return query(source, scope);
  return `VALUES ${body.nodes('values').map((row) => `(${row.items().map((value) => insertValue(value, scope))})`)}`;
}

function insertValue(value: Node, scope: Scope): string {
  if (value.kind !== 'var') return expression(value, scope);
  const word = value.body.text('this') ?? '';
  if (word.toUpperCase() !== 'DEFAULT') throw value.unsupported(`the value ${word}`);
  return 'DEFAULT';
}

/** OUTPUT's inserted and deleted rows are what RETURNING calls new and old. */
export function outputClause(body: Node, scope: Scope): string {
  const output = body.node('output');
  if (!output) return '';
  scope.inOutput = true;
  const items = output.nodes('columns').map((item) => selectItem(item, scope));
  scope.inOutput = false;
  return ` RETURNING ${items.join(', ')}`;
}
