// Precision, recall and F1 of facts (micro: over all files of a group).
import type { FieldName } from './fields';
import type { Fact } from './score';

export interface Total {
  readonly right: number;
  /** Found, and not so. */
  readonly false: number;
  /** True, and not found so. */
  readonly missed: number;
}

export function totalOf(facts: readonly Fact[], field: FieldName): Total {
  const count = (...outcomes: readonly Fact['outcome'][]) =>
    facts.filter((fact) => fact.field === field && outcomes.includes(fact.outcome)).length;
  return { right: count('right'), false: count('wrong', 'extra'), missed: count('wrong', 'missed') };
}

/** Shares from 0 to 1; undefined where nothing was true (recall), nothing found (precision) or neither (F1). */
export function precision({ right, false: wrong }: Total): number | undefined {
  return right + wrong === 0 ? undefined : right / (right + wrong);
}
export function recall({ right, missed }: Total): number | undefined {
  return right + missed === 0 ? undefined : right / (right + missed);
}
export function f1({ right, false: wrong, missed }: Total): number | undefined {
  const all = 2 * right + wrong + missed;
  return all === 0 ? undefined : (2 * right) / all;
}
