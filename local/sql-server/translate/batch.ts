// A batch is translated whole before any of it runs, and once: drivers send the same texts again and again, and batches share statements.
import type { Parameter } from '../tds/parameters';
import { KeptTexts } from './kept-texts';
import { statements, type Token, textOf } from './lexer';
import { type Plan, translate } from './statement';
import { declaration, type SqlType } from './types';

const batches = new KeptTexts<readonly Plan[]>(500);
const plans = new KeptTexts<Plan>(2000);
/** Longer texts without parameters have their values written into them, and do not come again. */
const longestWithoutParameters = 20_000;

export function translated(sql: string, parameters: readonly Parameter[]): readonly Plan[] {
  const types = new Map(parameters.map(({ name, type }) => [name.toLowerCase(), type]));
  if (parameters.length === 0 && sql.length > longestWithoutParameters) {
    return statements(sql).map((statement) => translate(statement, types));
  }
  const key = parameters.map(({ name, type }) => `${name} ${declaration(type)},`).join('') + sql;
  return batches.get(key, () => statements(sql).map((statement) => planOf(statement, types)));
}

function planOf(statement: readonly Token[], types: ReadonlyMap<string, SqlType>): Plan {
  const names = new Set(statement.flatMap(({ text }) => (text.startsWith('@') ? [text.toLowerCase()] : [])));
  const declared = [...names].map((name) => {
    const type = types.get(name);
    return `${name} ${type ? declaration(type) : ''},`;
  });
  return plans.get(declared.join('') + textOf(statement), () => translate(statement, types));
}
