// An index of a live table is built online where the edition can: writers go on while it is built.
// https://learn.microsoft.com/sql/relational-databases/indexes/perform-index-operations-online
import type { TableName } from './ddl/ddl';
import { parseStatements } from './ddl/statements';
import { type Token, tokensOf } from './ddl/tokens';

export interface IndexBuild {
  readonly table: TableName;
  readonly name: string;
  /** The statement as it is run: with ONLINE = ON, if its file does not say ONLINE itself. */
  readonly online: string;
}

/** What a batch builds that is one CREATE INDEX and nothing else; undefined of any other. */
export function indexBuildOf(batch: string): IndexBuild | undefined {
  const [only, ...more] = parseStatements(batch);
  if (only?.ddl.kind !== 'create-index' || more.length > 0) return undefined;
  const { table, name, isOnline } = only.ddl;
  return { table, name, online: isOnline ? only.text : withOnline(only.text) };
}

/** Enterprise (3: Developer and Evaluation too), Azure SQL Database (5), Azure SQL Managed Instance (8). */
export function editionBuildsOnline(engineEdition: number): boolean {
  return [3, 5, 8].includes(engineEdition);
}

function withOnline(statement: string): string {
  const words = outsideOfBrackets(tokensOf(statement));
  const put = (offset: number, text: string) => statement.slice(0, offset) + text + statement.slice(offset);
  const options = words.findIndex((token, at) => isWord(token, 'WITH') && words[at + 1]?.text === '(');
  const open = words[options + 1];
  if (options >= 0 && open) return put(open.offset + 1, 'ONLINE = ON, ');
  // Options stand before the filegroup, which has the second ON; the first is the table's.
  const filegroup = words.filter((token) => isWord(token, 'ON'))[1];
  if (filegroup) return put(filegroup.offset, 'WITH (ONLINE = ON) ');
  const last = words.filter((token) => token.text !== ';').at(-1);
  return put(last ? last.offset + last.text.length : statement.length, ' WITH (ONLINE = ON)');
}

/** The brackets themselves are among them; blanks and comments are not. */
function outsideOfBrackets(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token.kind === 'blank' || token.kind === 'comment') return false;
    if (token.kind === 'symbol' && token.text === ')') depth -= 1;
    const isOutside = depth === 0;
    if (token.kind === 'symbol' && token.text === '(') depth += 1;
    return isOutside;
  });
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toUpperCase() === word;
}
