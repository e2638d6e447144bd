// What a statement reads from: tables, joins, derived tables, OPENJSON, and APPLY.
import { condition } from './conditions';
import type { Node } from './node';
import { openJson } from './open-json';
import { query } from './queries';
import { objectName, quoted, type Scope } from './scope';
import { systemTable } from './system-tables';

const joins: Readonly<Record<string, string>> = {
  Inner: 'INNER JOIN',
  Left: 'LEFT JOIN',
  Right: 'RIGHT JOIN',
  Full: 'FULL JOIN',
  Cross: 'CROSS JOIN',
  Implicit: 'CROSS JOIN',
  CrossApply: 'CROSS JOIN LATERAL',
  OuterApply: 'LEFT JOIN LATERAL',
};

/** Hints about locks and plans change no result here, where one transaction runs at a time. READPAST and NOLOCK would. */
const lockHints =
  /^(UPDLOCK|HOLDLOCK|ROWLOCK|PAGLOCK|TABLOCK|TABLOCKX|XLOCK|SERIALIZABLE|REPEATABLEREAD|READCOMMITTEDLOCK)$/i;

export function fromClause(from: Node | undefined, joined: readonly Node[], scope: Scope): string {
  const sources = (from?.nodes('expressions') ?? []).map((source) => tableSource(source, scope));
  let sql = sources.join(' CROSS JOIN ');
  for (const join of joined) {
    const kind = join.text('kind') ?? '';
    const written = joins[kind];
    if (!written) throw join.unsupported(`a join of the kind ${kind}`);
    const source = tableSource(join.need('this'), scope);
    const on = join.node('on');
    const how = kind === 'OuterApply' ? ' ON TRUE' : on ? ` ON ${condition(on, scope)}` : '';
    sql += ` ${written} ${source}${how}`;
  }
  return sql;
}

function tableSource(node: Node, scope: Scope): string {
  const kind = node.kind;
  const body = node.body;
  switch (kind) {
    case 'table':
      return table(body, scope);
    case 'open_j_s_o_n':
      return `${openJson(body, scope)} AS "OPENJSON"`;
    case 'alias': {
      const source = body.need('this');
      if (source.kind !== 'open_j_s_o_n') throw body.unsupported(`${source.kind} in FROM`);
      return `${openJson(source.body, scope)} AS ${quoted(body.name('alias') ?? '', body)}`;
    }
    case 'subquery': {
      const columns = body.nodes('column_aliases').map((column) => quoted(column.text('name') ?? '', column));
      const alias = quoted(body.name('alias') ?? '', body);
      return `(${query(body.need('this'), scope)}) AS ${alias}${columns.length ? ` (${columns})` : ''}`;
    }
    default:
      throw body.unsupported(`${kind.replaceAll('_', ' ')} in FROM`);
  }
}

function table(body: Node, scope: Scope): string {
  readHints(body);
  const alias = body.name('alias');
  const as = alias ? ` AS ${quoted(alias, body)}` : '';
  // Without a schema it may be a common table expression; the engine finds that, or the table in dbo.
  if (!body.has('schema') && !body.has('catalog')) return `${quoted(body.name('name') ?? '', body)}${as}`;
  const name = objectName(body);
  const system = systemTable(name, scope, body);
  return system ? `${system}${as || ` AS ${quoted(name.name, body)}`}` : `${name.sql}${as}`;
}

export function readHints(table: Node): void {
  for (const hint of table.nodes('hints')) {
    for (const word of hint.body.nodes('expressions')) {
      const name = word.body.text('this') ?? '';
      if (!lockHints.test(name)) throw table.unsupported(`the table hint ${name}`);
    }
  }
}
