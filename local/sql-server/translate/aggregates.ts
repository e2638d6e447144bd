// Aggregates and window functions. COUNT is an int in T-SQL, and sums and averages keep the type of what they add up.
import { expression } from './expressions';
import type { Node } from './node';
import { orderItems } from './queries';
import type { Scope } from './scope';

const aggregates: Readonly<Record<string, string>> = { min: 'min', max: 'max', sum: 'tsql.sum', avg: 'tsql.avg' };
const rankings: Readonly<Record<string, string>> = { row_number: 'row_number', rank: 'rank', dense_rank: 'dense_rank' };

/** The last of the expressions: what is not an aggregate either is refused by its kind. */
export function aggregate(kind: string, body: Node, scope: Scope, over = ''): string {
  const distinct = body.flag('distinct') ? 'DISTINCT ' : '';
  if (kind === 'count') {
    const counted = body.flag('star') ? '*' : `${distinct}${expression(body.need('this'), scope)}`;
    return `CAST(count(${counted})${over} AS int4)`;
  }
  const name = aggregates[kind];
  if (!name) throw body.unsupported(kind ? `the expression ${kind.replaceAll('_', ' ')}` : 'an expression');
  body.skip('name');
  return `${name}(${distinct}${expression(body.need('this'), scope)})${over}`;
}

export function windowFunction(body: Node, scope: Scope): string {
  const call = body.need('this');
  const over = body.need('over');
  const partition = over.nodes('partition_by').map((each) => expression(each, scope));
  const order = orderItems(over, 'order_by', scope);
  const parts = [partition.length ? `PARTITION BY ${partition}` : '', order ? `ORDER BY ${order}` : ''];
  const window = ` OVER (${parts.filter(Boolean).join(' ')})`;
  const kind = call.kind;
  const ranking = rankings[kind];
  if (!ranking) return aggregate(kind, call.body, scope, window);
  call.body.done();
  return `${ranking}()${window}`;
}
