// Yes and no as words and digits.
import type { BooleanParse } from './parse';
import { type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

/** Where the mapping says nothing else. */
export const yesWords: readonly string[] = ['true', 'yes', 'y', 't', '1', 'ja', 'oui', 'sí', 'si'];
export const noWords: readonly string[] = ['false', 'no', 'n', 'f', '0', 'nein', 'non'];

export function parseBoolean(raw: Raw, { yes, no }: BooleanParse): Parsed {
  if (typeof raw === 'boolean') return value(raw);
  const word = textOf(raw)?.toLowerCase() ?? '';
  if (yes.has(word)) return value(true);
  return no.has(word) ? value(false) : unreadable('no-boolean');
}
