// Words of the old database that mean a word or value of ours.
import type { WordParse } from './parse';
import { blank, type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

export function parseWord(raw: Raw, { words, otherwise }: WordParse): Parsed {
  const word = textOf(raw)?.toLowerCase();
  const known = word === undefined ? undefined : words.get(word);
  const meant = known === undefined ? otherwise : known;
  if (meant === undefined) return unreadable('no-word');
  return meant === null ? blank : value(meant);
}
