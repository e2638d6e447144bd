// Walks the tokens of one statement: the small steps that the readers of each kind of statement share.
import type { TableName } from './ddl';
import { plainName, type Token } from './tokens';

export class TokenReader {
  #at = 0;

  /** Blanks and comments left out. */
  constructor(readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  /** The keyword that comes next, not taken. */
  get nextWord(): string | undefined {
    return wordOf(this.tokens[this.#at]);
  }

  /** Whether these keywords come next, one after the other; takes them if so. A bracketed name is no keyword. */
  takeWords(...words: readonly string[]): boolean {
    const found = words.every((word, index) => wordOf(this.tokens[this.#at + index]) === word);
    if (found) this.#at += words.length;
    return found;
  }

  /** The first of the keywords that comes next, taken. */
  takeOneOf<Word extends string>(...words: readonly Word[]): Word | undefined {
    return words.find((word) => this.takeWords(word));
  }

  takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.#at];
    const found = token?.kind === 'symbol' && token.text === symbol;
    if (found) this.#at += 1;
    return found;
  }

  /** A word, a bracketed or a quoted name. */
  takeName(): string | undefined {
    const token = this.tokens[this.#at];
    if (token === undefined || !['word', 'bracketed', 'quoted'].includes(token.kind)) return undefined;
    this.#at += 1;
    return plainName(token);
  }

  /** A name with what stands before it, parted by dots: `profile.Address`. Undefined when the last part is missing. */
  takeDottedName(): string[] | undefined {
    const parts: string[] = [];
    do {
      const part = this.takeName();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.takeSymbol('.'));
    return parts;
  }

  takeTable(): TableName | undefined {
    return tableNamed(this.takeDottedName());
  }

  /** The tokens between a parenthesis and its end. */
  takeParentheses(): Token[] | undefined {
    const start = this.#at;
    if (!this.takeSymbol('(')) return undefined;
    for (let depth = 1; depth > 0; this.#at++) {
      const token = this.tokens[this.#at];
      if (token === undefined) return undefined;
      if (token.kind === 'symbol' && token.text === '(') depth += 1;
      if (token.kind === 'symbol' && token.text === ')') depth -= 1;
    }
    return this.tokens.slice(start + 1, this.#at - 1);
  }

  /** A number or a string. */
  takeLiteral(): boolean {
    const found = ['number', 'string'].includes(this.tokens[this.#at]?.kind ?? '');
    if (found) this.#at += 1;
    return found;
  }

  /** What a reading takes; undefined when it says that it could not read. */
  takenBy(read: (reader: TokenReader) => boolean): Token[] | undefined {
    const start = this.#at;
    return read(this) ? this.tokens.slice(start, this.#at) : undefined;
  }

  /** The rest, taken. */
  takeRest(): Token[] {
    const rest = this.tokens.slice(this.#at);
    this.#at = this.tokens.length;
    return rest;
  }

  /** Things of one kind with commas between them; undefined when one of them cannot be read. */
  takeList<Item>(readOne: (reader: TokenReader) => Item | undefined): Item[] | undefined {
    const items: Item[] = [];
    do {
      const item = readOne(this);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.takeSymbol(','));
    return items;
  }
}

/** A keyword in upper case; undefined for everything else. */
export function wordOf(token: Token | undefined): string | undefined {
  return token?.kind === 'word' ? token.text.toUpperCase() : undefined;
}

/** Of `database.schema.table` the last two parts; without a schema it is the one that logins have by default. */
export function tableNamed(parts: readonly string[] | undefined): TableName | undefined {
  const name = parts?.at(-1);
  return name === undefined ? undefined : { schema: parts?.at(-2) ?? 'dbo', name };
}
