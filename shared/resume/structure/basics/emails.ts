// E-mail addresses, also those that are broken by spaces or written for humans: `anna . b @ example . org`, `anna (at) example (dot) org`.
import type { Found } from '../../model/parsed-resume';
import { found } from '../entries/found';
import type { ContactText } from './contact-text';

const at = '\\s?(?:@|[(\\[{]\\s?(?:at|arroba|ät|@)\\s?[)\\]}])\\s?';
const dot = '(?:\\.|\\s?[(\\[{]\\s?(?:dot|punkt|point|punto)\\s?[)\\]}]\\s?)';
// What comes before is no part of it: a long word is looked at from its beginning alone.
const plain = /(?<![\p{L}\d._%+'-])[\p{L}\d._%+'-]*[\p{L}\d_%+-]@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,24}/giu;
const spaced = new RegExp(
  `(?<![\\p{L}\\d._%+-])[\\p{L}\\d_%+-]+(?:\\s?${dot}\\s?[\\p{L}\\d_%+-]+)*${at}[\\p{L}\\d-]+(?:\\s?${dot}\\s?[\\p{L}\\d-]+)*\\s?${dot}\\s?\\p{L}{2,24}(?![\\p{L}\\d])`,
  'giu',
);

const mark = /@|[([{]\s?(?:at|arroba|ät)\s?[)\]}]/i;

/** Each once, lower case and upper case being the same; those of the header first. */
export function emailsOf(texts: readonly ContactText[]): readonly Found[] {
  const emails = new Map<string, Found>();
  for (const { line, text, isHeader } of texts) {
    const linked = line.runs.flatMap(({ link }) => (link?.startsWith('mailto:') ? [decoded(link)] : []));
    if (!mark.test(text) && linked.length === 0) continue;
    const shown = text.match(plain) ?? [];
    const broken = shown.length + linked.length > 0 ? [] : (text.match(spaced) ?? []).map(mended);
    for (const [values, confidence] of [
      [shown, isHeader ? 0.98 : 0.95],
      [linked, 0.95],
      [broken, 0.8],
    ] as const) {
      for (const value of values) {
        const key = value.toLowerCase();
        if (!emails.has(key)) emails.set(key, found(value, confidence, line));
      }
    }
  }
  return [...emails.values()];
}

function decoded(link: string): string {
  const address = link.slice('mailto:'.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function mended(text: string): string {
  return text
    .replaceAll(new RegExp(at, 'giu'), '@')
    .replaceAll(new RegExp(`\\s?${dot}\\s?`, 'giu'), '.')
    .replaceAll(/\s/g, '');
}
