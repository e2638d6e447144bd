// Reads whose rows INSERT, UPDATE, DELETE and TRUNCATE TABLE change.
import type { Ddl, TableName } from './ddl';
import { beginsStatement } from './statement-words';
import { TokenReader, tableNamed, wordOf } from './token-reader';
import type { Token } from './tokens';

/** After the verb; undefined where the table cannot be told. */
export function readRows(reader: TokenReader, verb: 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE'): Ddl | undefined {
  if (verb === 'TRUNCATE' && !reader.takeWords('TABLE')) return undefined;
  if (reader.takeWords('TOP')) reader.takeParentheses();
  reader.takeOneOf('INTO', 'FROM');
  const parts = reader.takeDottedName();
  const rest = reader.takeRest();
  if (beginsStatement(rest)) return undefined;
  const table = (parts?.length === 1 ? aliased(parts[0] ?? '', rest) : undefined) ?? tableNamed(parts);
  return table && { kind: 'change-rows', verb, table };
}

/** The table that FROM or JOIN gives this alias: `DELETE a FROM profile.Address AS a`. */
function aliased(alias: string, tokens: readonly Token[]): TableName | undefined {
  for (const [index, token] of tokens.entries()) {
    if (wordOf(token) !== 'FROM' && wordOf(token) !== 'JOIN' && token.text !== ',') continue;
    const reader = new TokenReader(tokens.slice(index + 1));
    const table = reader.takeTable();
    reader.takeWords('AS');
    if (table !== undefined && reader.takeName()?.toLowerCase() === alias.toLowerCase()) return table;
  }
  return undefined;
}
