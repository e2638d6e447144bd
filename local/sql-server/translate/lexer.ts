// T-SQL cut into words, so that a batch can be split into statements and what the parser cannot read can be rewritten before it.
import { SqlError } from '../errors';

export interface Token {
  /** 'name' is a delimited identifier; symbols are one character each. */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /(?<skip>\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>[Nn]?'(?:[^']|'')*')|(?<name>\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*")|(?<word>[@#]*[\p{L}_][\p{L}\p{N}_@$#]*)|(?<number>0x[0-9a-f]*|\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<symbol>[^'"[])/giuy;

/** The most frequent first. */
const kinds = ['word', 'symbol', 'string', 'name', 'number'] as const;

export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of sql.matchAll(pattern)) {
    const [text] = match;
    const { groups } = match;
    end = match.index + text.length;
    const kind = kinds.find((one) => groups?.[one] !== undefined);
    if (kind) found.push({ kind, text, start: match.index, end });
  }
  if (end < sql.length) {
    throw new SqlError(105, `Unclosed quotation mark after the character string '${sql.slice(end, end + 60)}'.`, 15);
  }
  return found;
}

export const isWord = (token: Token | undefined, ...words: string[]) =>
  token?.kind === 'word' && words.includes(token.text.toUpperCase());

/** Each statement's tokens: split at `;`, and before a SET that follows another SET, as drivers set their options. */
export function statements(sql: string): Token[][] {
  const all: Token[][] = [];
  let current: Token[] = [];
  const next = () => {
    if (current.length > 0) all.push(current);
    current = [];
  };
  for (const token of tokens(sql)) {
    if (token.text === ';') next();
    else {
      if (isWord(token, 'SET') && isWord(current[0], 'SET')) next();
      current.push(token);
    }
  }
  next();
  return all;
}

/** The statement's text without comments, one blank between its words where there was any gap. */
export function textOf(statement: readonly Token[]): string {
  let text = '';
  let last = statement[0]?.start ?? 0;
  for (const token of statement) {
    text += (token.start > last ? ' ' : '') + token.text;
    last = token.end;
  }
  return text;
}
