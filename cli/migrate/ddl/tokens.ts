// Cuts T-SQL into tokens, so that what stands in strings, names and comments is never taken for a keyword.
import { TextNeverEnds } from './errors';

export interface Token {
  /** `go` is the batch separator of sqlcmd, alone on its line; `symbol` is one character. */
  readonly kind: 'blank' | 'comment' | 'string' | 'bracketed' | 'quoted' | 'number' | 'word' | 'go' | 'symbol';
  /** As it stands in the text, with its quotes, brackets or dashes. */
  readonly text: string;
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
}

/** Tried in this order. A doubled ', ] or " stands for itself. https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers */
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['blank', /\s+/y],
  ['comment', /--[^\r\n]*/y],
  ['string', /N?'[^']*(?:''[^']*)*'/iy],
  ['bracketed', /\[[^\]]*(?:\]\][^\]]*)*\]/y],
  ['quoted', /"[^"]*(?:""[^"]*)*"/y],
  ['go', /(?<=^[ \t]*)GO(?=[ \t]*$)/imy],
  ['number', /0x[0-9a-f]*|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ['word', /[\p{L}_@#$][\p{L}\p{N}_@#$]*/uy],
  ['symbol', /./suy],
];

/** What a symbol can only be when the thing that it begins has no end. */
const neverEnding = new Map([
  ["'", 'string'],
  ['[', 'bracketed name'],
  ['"', 'quoted name'],
] as const);

/** The tokens of a text; joined, their texts are the text again. Throws TextNeverEnds. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    tokens.push(token);
    offset += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, offset: number): Token {
  if (text.startsWith('/*', offset)) return { kind: 'comment', text: blockComment(text, offset), offset };
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const unended = [...neverEnding].find(([start]) => start === found);
    if (unended !== undefined) throw new TextNeverEnds(unended[1], lineAt(text, offset));
    return { kind, text: found, offset };
  }
  return { kind: 'symbol', text: text.charAt(offset), offset };
}

/** Block comments nest in T-SQL. */
function blockComment(text: string, start: number): string {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return text.slice(start, edge.lastIndex);
  }
  throw new TextNeverEnds('comment', lineAt(text, start));
}

/** From 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A name without its brackets or quotes. */
export function plainName(token: Token): string {
  if (token.kind === 'bracketed') return token.text.slice(1, -1).replaceAll(']]', ']');
  if (token.kind === 'quoted') return token.text.slice(1, -1).replaceAll('""', '"');
  return token.text;
}
