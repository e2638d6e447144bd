// UPDATE with and without FROM. With FROM the new values are computed in a subquery, where names mean what they mean in T-SQL, and
// are joined to the table by row address: so any kind of join may stand there.
import { expression } from './expressions';
import { fromClause, readHints } from './from';
import { outputClause } from './insert';
import type { Node } from './node';
import { where, withClause } from './queries';
import { objectName, quoted, type Scope } from './scope';

export function update(body: Node, scope: Scope): string {
  const prefix = withClause(body, scope);
  const target = body.need('table');
  readHints(target);
  const from = body.node('from_clause');
  if (from) return prefix + updateFrom(body, target, from, scope);
  const name = objectName(target);
  const sets = assignments(body).map(([column, value]) => `${column} = ${expression(value, scope)}`);
  return `${prefix}UPDATE ${name.sql} SET ${sets} ${where(body, scope)}${outputClause(body, scope)}`;
}

function updateFrom(body: Node, target: Node, from: Node, scope: Scope): string {
  if (body.has('output')) throw body.unsupported('OUTPUT on an UPDATE with FROM');
  const alias = target.name('name') ?? '';
  const joined = body.nodes('from_joins');
  const table = tableOfAlias(alias, [...from.lookAhead().nodes('expressions'), ...sourcesOf(joined)], target);
  const values: string[] = [];
  const sets = assignments(body).map(([column, value]) => {
    // A constant takes its type from the column, which it would lose in the subquery.
    if (value.kind === 'null' || value.kind === 'literal') return `${column} = ${expression(value, scope)}`;
    values.push(`${expression(value, scope)} AS v${values.length}`);
    return `${column} = "~new".v${values.length - 1}`;
  });
  const row = `${quoted(alias, target)}.ctid AS "~row"`;
  const rows = `SELECT ${[row, ...values].join(', ')} FROM ${fromClause(from, joined, scope)} ${where(body, scope)}`;
  return `UPDATE ${table} AS "~target" SET ${sets} FROM (${rows}) AS "~new" WHERE "~target".ctid = "~new"."~row"`;
}

/** Column and value of each SET; the parser leaves `t.column` in one piece. */
function assignments(body: Node): (readonly [string, Node])[] {
  return body.nodes('set').map((pair) => {
    const name = pair.need('0').text('name') ?? '';
    return [quoted(name.slice(name.indexOf('.') + 1), pair), pair.need('1')] as const;
  });
}

/** What is joined, for a look at the names alone. */
export const sourcesOf = (joined: readonly Node[]) => joined.map((join) => join.lookAhead().need('this'));

/** The engine's name of the table that stands in FROM under an alias, or under its own name. */
export function tableOfAlias(alias: string, sources: readonly Node[], target: Node): string {
  for (const source of sources) {
    if (source.kind !== 'table') continue;
    const found = source.body;
    if ((found.name('alias') ?? found.lookAhead().name('name')) === alias) return objectName(found).sql;
  }
  throw target.unsupported(`a target (${alias}) that is no table of FROM`);
}
