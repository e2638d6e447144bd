// Which tables a statement changes or holds on to: those outside of our schemas are other applications'.
import { changesOf, type Statement, type TableName } from './ddl';
import { TokenReader, wordOf } from './token-reader';
import { tokensOf } from './tokens';

/** Of its changes, and of its foreign keys, for whose making the other table is locked too. */
export function touchedTables({ ddl, text }: Statement): TableName[] {
  const changed = changesOf(ddl).flatMap((change) => ('table' in change ? [change.table] : []));
  const words = tokensOf(text).filter(({ kind }) => kind !== 'blank' && kind !== 'comment');
  const referenced = words.flatMap((token, at) => {
    const table = wordOf(token) === 'REFERENCES' ? new TokenReader(words.slice(at + 1)).takeTable() : undefined;
    return table ? [table] : [];
  });
  return [...changed, ...referenced];
}
