// DELETE with and without joins, and DELETE TOP (n): the rows are found by a query of its own and deleted by row address.
import { expression } from './expressions';
import { fromClause } from './from';
import { outputClause } from './insert';
import type { Node } from './node';
import { where, withClause } from './queries';
import { objectName, quoted, type Scope } from './scope';
import { sourcesOf, tableOfAlias } from './update';

/** `top` is the number in DELETE TOP (n), which the parser cannot read and is given apart. */
export function deleteRows(body: Node, top: Node | undefined, scope: Scope): string {
  const prefix = withClause(body, scope);
  const limit = top ? ` LIMIT ${expression(top, scope)}` : '';
  const joined = body.nodes('joins');
  const [named, ...others] = body.nodes('tables');
  if (others.length > 0) throw body.unsupported('DELETE from several tables');
  const first = body.need('table');
  const alias = body.name('alias');
  const firstName = objectName(first);
  const targetName = named?.name('name') ?? alias ?? firstName.name;
  const target =
    targetName === (alias ?? firstName.name) ? firstName.sql : tableOfAlias(targetName, sourcesOf(joined), body);
  const as = alias ? ` AS ${quoted(alias, body)}` : '';
  const from = `${firstName.sql}${as}${fromClause(undefined, joined, scope)}`;
  const rows = `SELECT ${quoted(targetName, body)}.ctid FROM ${from} ${where(body, scope)}${limit}`;
  return `${prefix}DELETE FROM ${target} WHERE ctid = ANY (ARRAY(${rows}))${outputClause(body, scope)}`;
}
