// Waits out what passes by itself, as long as the writer would.
import { retryWhilePassing } from '../../shared/sql/retry';
import type { ApplyOptions } from '../../shared/writer/apply-messages';

/** For what can be done twice without harm. Throws the last error. */
export function patiently<T>({ retryBudgetMs, onRetry }: ApplyOptions, work: () => Promise<T>): Promise<T> {
  return retryWhilePassing(work, { deadline: Date.now() + retryBudgetMs, ...(onRetry ? { onRetry } : {}) });
}
