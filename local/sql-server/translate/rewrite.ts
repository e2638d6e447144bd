// A few forms that the parser cannot read or would lose parts of are rewritten word by word before it sees them.
import { isWord, type Token, textOf } from './lexer';
import type { Lost } from './tables';

export interface Readable extends Lost {
  readonly text: string;
  /** The number of DELETE TOP (n), as T-SQL. */
  readonly top: string | undefined;
}

export function rewrite(statement: readonly Token[]): Readable {
  let rest = [...statement];
  let top: string | undefined;
  const defaultNames: (string | undefined)[] = [];
  const [first, second] = rest;
  const altersColumn = isWord(first, 'ALTER') && rest.some((token, i) => isAlterColumn(rest, i) && token);
  if (isWord(first, 'DELETE') && isWord(second, 'TOP') && rest[2]?.text === '(') {
    const end = closing(rest, 2);
    top = textOf(rest.slice(3, end));
    rest = [...rest.slice(0, 1), ...rest.slice(end + 1)];
  }
  if (isWord(second, 'TABLE')) {
    rest = rest.flatMap((token, i) =>
      isAlterColumn(rest, i) ? [{ ...token, text: 'ADD' }] : isAlterColumn(rest, i - 1) ? [] : [token],
    );
    rest = withoutDefaultNames(rest, defaultNames);
    rest = rest.filter((token, i) => !isStorageOfColumnKey(rest, token, i));
  }
  if (isWord(first, 'CREATE') && rest.some((token) => isWord(token, 'INDEX'))) rest = withoutOptionsAfterWhere(rest);
  return { text: textOf(rest), top, defaultNames, altersColumn };
}

function isAlterColumn(statement: readonly Token[], at: number): boolean {
  return at > 0 && isWord(statement[at], 'ALTER') && isWord(statement[at + 1], 'COLUMN');
}

/** `CONSTRAINT name DEFAULT` of a column loses its name in the parser; `ADD CONSTRAINT name DEFAULT … FOR` keeps it. */
function withoutDefaultNames(statement: readonly Token[], names: (string | undefined)[]): Token[] {
  const dropped = new Set<Token>();
  statement.forEach((token, i) => {
    if (!isWord(token, 'DEFAULT') || isWord(statement[i - 1], 'SET')) return;
    const [constraint, name] = [statement[i - 2], statement[i - 1]];
    const named = isWord(constraint, 'CONSTRAINT') && name !== undefined;
    if (named && isWord(statement[i - 3], 'ADD')) return;
    names.push(named ? name.text.replace(/^\[(.*)\]$/, '$1') : undefined);
    if (named && constraint) for (const lost of [constraint, name]) dropped.add(lost);
  });
  return statement.filter((token) => !dropped.has(token));
}

/** The CLUSTERED of a column's own PRIMARY KEY or UNIQUE: storage, and unreadable there. */
function isStorageOfColumnKey(statement: readonly Token[], token: Token, at: number): boolean {
  const inColumn = isWord(statement[at - 1], 'KEY', 'UNIQUE') && statement[at + 1]?.text !== '(';
  return isWord(token, 'CLUSTERED', 'NONCLUSTERED') && inColumn;
}

/** WITH (…) after the WHERE of an index: options of storage, and unreadable there. */
function withoutOptionsAfterWhere(statement: readonly Token[]): Token[] {
  const where = statement.findIndex((token) => isWord(token, 'WHERE'));
  const options = statement.findIndex(
    (token, i) => i > where && isWord(token, 'WITH') && statement[i + 1]?.text === '(',
  );
  if (where === -1 || options === -1) return [...statement];
  return [...statement.slice(0, options), ...statement.slice(closing(statement, options + 1) + 1)];
}

function closing(statement: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < statement.length; i++) {
    if (statement[i]?.text === '(') depth++;
    if (statement[i]?.text === ')' && --depth === 0) return i;
  }
  return statement.length;
}
