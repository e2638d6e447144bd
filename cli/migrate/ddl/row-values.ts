// Whether a default gives all rows of one statement the same value: such a one the server can keep beside the rows of a new column.
// https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql#add-not-null-columns-as-an-online-operation
import { wordOf } from './token-reader';
import { plainName, type Token } from './tokens';

const differing = new Set(['NEWID', 'NEWSEQUENTIALID', 'CRYPT_GEN_RANDOM']);

/**
 * `value`: what stands after DEFAULT. The time and the names of user and machine are the same for all rows; new ids and the next values
 * of a sequence are not, and of a function of somebody's own (`dbo.f()`) nobody can tell.
 */
export function isSameForAllRows(value: readonly Token[]): boolean {
  const words = value.map(wordOf);
  const isSequence = words.some((word, at) => word === 'NEXT' && words[at + 1] === 'VALUE');
  return !isSequence && !value.some((token, at) => value[at + 1]?.text === '(' && differs(token, value[at - 1]));
}

/** Of what stands before a parenthesis. */
function differs(name: Token, before: Token | undefined): boolean {
  if (!['word', 'bracketed', 'quoted'].includes(name.kind)) return false;
  return before?.text === '.' || differing.has(plainName(name).toUpperCase());
}
