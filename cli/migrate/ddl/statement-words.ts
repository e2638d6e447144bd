// The reserved words that begin a statement: where one stands inside another statement, a `;` is missing.

import { wordOf } from './token-reader';
import type { Token } from './tokens';

const starters = new Set(
  `ALTER BEGIN BREAK COMMIT CREATE DECLARE DELETE DENY DROP EXEC EXECUTE GRANT IF INSERT MERGE PRINT RAISERROR
  RESTORE RETURN REVOKE ROLLBACK SAVE TRUNCATE UPDATE USE WAITFOR WHILE`.split(/\s+/),
);

/** Whether another statement begins among the tokens, outside of parentheses. */
export function beginsStatement(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === '(') depth += 1;
    if (token.kind === 'symbol' && token.text === ')') depth -= 1;
    if (depth === 0 && starters.has(wordOf(token) ?? '')) return true;
  }
  return false;
}
