// SELECT and what can stand for one: set operations, common table expressions, VALUES.
import { condition } from './conditions';
import { expression } from './expressions';
import { fromClause } from './from';
import type { Node } from './node';
import { quoted, type Scope } from './scope';

/** What an expression without a name is called between here and the client, where it has none. */
export const unnamed = '?column?';

const setOperations: Readonly<Record<string, string>> = { union: 'UNION', except: 'EXCEPT', intersect: 'INTERSECT' };

/** A query without its own parentheses. */
export function query(node: Node, scope: Scope): string {
  const kind = node.kind;
  const body = node.body;
  const operation = setOperations[kind];
  if (operation) {
    const all = body.flag('all') ? ' ALL' : '';
    const prefix = withClause(body, scope);
    const sides = `(${query(body.need('left'), scope)}) ${operation}${all} (${query(body.need('right'), scope)})`;
    return `${prefix}${sides}${tail(body, scope)}`;
  }
  if (kind === 'select') return select(body, scope);
  if (kind === 'subquery') return query(body.need('this'), scope);
  if (kind === 'values') return `VALUES ${body.nodes('expressions').map((row) => `(${list(row, scope)})`)}`;
  throw body.unsupported(`${kind.replaceAll('_', ' ')} as a query`);
}

const list = (body: Node, scope: Scope) => body.nodes('expressions').map((each) => expression(each, scope));

function select(body: Node, scope: Scope): string {
  const option = body.text('option') ?? '';
  if (!/^(OPTION\s?\(\s*(RECOMPILE|MAXDOP \d+)\s*\))?$/i.test(option)) throw body.unsupported(option);
  const prefix = withClause(body, scope);
  const distinct = body.flag('distinct') ? 'DISTINCT ' : '';
  const items = body.nodes('expressions').map((item) => selectItem(item, scope));
  const from = fromClause(body.node('from'), body.nodes('joins'), scope);
  const groups = body.node('group_by');
  return [
    `${prefix}SELECT ${distinct}${items.join(', ')}`,
    from ? `FROM ${from}` : '',
    where(body, scope),
    groups ? `GROUP BY ${list(groups, scope)}` : '',
    clause('HAVING', body.node('having'), scope),
  ]
    .filter(Boolean)
    .join(' ')
    .concat(tail(body, scope));
}

export function selectItem(item: Node, scope: Scope): string {
  if (item.kind === 'star') {
    const table = item.body.name('table');
    return table ? `${quoted(table, item)}.*` : '*';
  }
  if (item.kind === 'alias') {
    const body = item.body;
    return `${expression(body.need('this'), scope)} AS ${quoted(body.name('alias') ?? unnamed, body)}`;
  }
  const plain = item.kind === 'column';
  const value = expression(item, scope);
  return plain && !value.startsWith('CAST') ? value : `${value} AS "${unnamed}"`;
}

export const where = (body: Node, scope: Scope) => clause('WHERE', body.node('where_clause'), scope);

function clause(word: string, node: Node | undefined, scope: Scope): string {
  return node ? `${word} ${condition(node.need('this'), scope)}` : '';
}

/** ORDER BY and the three ways to say how many rows. */
function tail(body: Node, scope: Scope): string {
  const orderBy = body.node('order_by');
  const order = orderBy ? ` ORDER BY ${orderItems(orderBy, 'expressions', scope)}` : '';
  const top = body.node('top');
  const offset = body.node('offset');
  const fetch = body.node('fetch');
  fetch?.skip('direction');
  const limit = top?.node('this') ?? fetch?.node('count');
  const skip = offset ? ` OFFSET ${expression(offset.need('this'), scope)}` : '';
  return `${order}${skip}${limit ? ` LIMIT ${expression(limit, scope)}` : ''}`;
}

/** NULL is the smallest value in SQL Server and the largest in the engine. */
export function orderItems(body: Node, field: string, scope: Scope): string {
  return body
    .nodes(field)
    .map((item) => {
      const direction = item.flag('desc') ? 'DESC NULLS LAST' : 'ASC NULLS FIRST';
      return `${expression(item.need('this'), scope)} ${direction}`;
    })
    .join(', ');
}

export function withClause(body: Node, scope: Scope): string {
  const tables = body.node('with')?.nodes('ctes') ?? [];
  if (tables.length === 0) return '';
  const written = tables.map((table) => {
    const columns = table.nodes('columns').map((column) => quoted(column.text('name') ?? '', column));
    const name = quoted(table.name('alias') ?? '', table);
    return `${name}${columns.length ? ` (${columns})` : ''} AS (${query(table.need('this'), scope)})`;
  });
  return `WITH ${written.join(', ')} `;
}
