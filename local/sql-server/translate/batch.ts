// A batch is translated whole before any of it runs, and once: drivers send the same texts again and again.
import type { Parameter } from '../tds/parameters';
import { statements } from './lexer';
import { type Plan, translate } from './statement';
import { declaration } from './types';

const cache = new Map<string, readonly Plan[]>();
const mostCached = 500;
/** Texts with values written into them would push out those that come again. */
const longestCached = 20_000;

export function translated(sql: string, parameters: readonly Parameter[]): readonly Plan[] {
  const key = parameters.map(({ name, type }) => `${name} ${declaration(type)},`).join('') + sql;
  const known = cache.get(key);
  if (known) return known;
  const types = new Map(parameters.map(({ name, type }) => [name.toLowerCase(), type]));
  const plans = statements(sql).map((statement) => translate(statement, types));
  if (sql.length <= longestCached) cache.set(key, plans);
  const [oldest] = cache.keys();
  if (cache.size > mostCached && oldest !== undefined) cache.delete(oldest);
  return plans;
}
