// What the catalog tells of constraints and indexes and the engine does not keep: their T-SQL, and how rows would be stored. It is
// written into comments of the engine's objects, where the views of sys read it (engine/system-views.ts).
import { type Dialect, generate } from '@polyglot-sql/sdk';
import type { Node } from './node';
import { literal, type ObjectName, quoted } from './scope';

/** The expression in T-SQL and in parentheses; a number alone is in two pairs of them, as SQL Server writes it. */
export function definitionOf(expression: Node): string {
  let inner = expression.lookAhead();
  while (inner.kind === 'paren') inner = inner.body.need('this');
  const written = generate([inner.tree()], 'tsql' as Dialect);
  const [text] = Array.isArray(written.sql) ? written.sql : [];
  if (text === undefined) throw expression.unsupported('an expression that cannot be written out');
  const isNumber = inner.kind === 'literal' && inner.body.text('literal_type') === 'number';
  return isNumber ? `((${text}))` : `(${text})`;
}

/** For a constraint without a name there is no comment: the engine has made its name up. */
export function constraintComment(table: ObjectName, name: string | undefined, about: object, node: Node): string[] {
  if (!name) return [];
  return [`COMMENT ON CONSTRAINT ${quoted(name, node)} ON ${table.sql} IS ${literal(JSON.stringify(about))}`];
}

/** What a key constraint says of its index: whether it is clustered (a primary key is unless it says otherwise), and which columns descend. */
export function keyAbout(kind: 'PrimaryKey' | 'Unique', body: Node): object {
  const seen = body.lookAhead();
  const clustered = seen.node('modifiers')?.text('clustered')?.toUpperCase();
  const columns = seen.nodes('columns').map((column) => column.text('name') ?? '');
  const descending = columns.filter((name) => / DESC$/i.test(name)).map((name) => name.replace(/ DESC$/i, ''));
  return { clustered: clustered ? clustered === 'CLUSTERED' : kind === 'PrimaryKey', descending };
}
