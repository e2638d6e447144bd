// Lists of words in one column: parted by signs, or a JSON list.
import type { Json } from '../../../shared/sections/section';
import { escapePattern } from './escape';
import { readJson } from './json';
import type { ListParse } from './parse';
import { blank, type ParseCode, type Parsed, type Raw, unreadable } from './parsed';
import { repairText, textOf } from './text';

/**
 * Entries without white space at their ends; empty ones are left out, and so is one that came before, in whatever case. `each` reads an
 * entry by another parser; what it cannot read is missing from the list.
 */
export function parseList(raw: Raw, { separators }: ListParse, each: ((entry: string) => Parsed) | undefined): Parsed {
  const entries = Array.isArray(raw) ? wordsOf(raw) : entriesOf(raw, separators);
  if (entries === undefined) return unreadable('no-list');
  const seen = new Set<string>();
  const kept: Json[] = [];
  const lost: ParseCode[] = [];
  for (const entry of entries) {
    if (entry === '' || seen.has(entry.toLowerCase())) continue;
    seen.add(entry.toLowerCase());
    const parsed: Parsed = each ? each(entry) : { kind: 'value', value: entry };
    if (parsed.kind === 'value') kept.push(parsed.value);
    else if (parsed.kind === 'unreadable') lost.push(parsed.code);
  }
  const [first] = lost;
  if (kept.length > 0) return { kind: 'value', value: kept, lost };
  return first === undefined ? blank : unreadable(first);
}

function entriesOf(raw: Raw, separators: readonly string[]): readonly string[] | undefined {
  const text = textOf(raw);
  if (text?.startsWith('[')) {
    const json = readJson(text);
    return json.ok && Array.isArray(json.value) ? wordsOf(json.value) : undefined;
  }
  return text?.split(new RegExp(separators.map(escapePattern).join('|'), 'u')).map(repairText);
}

function wordsOf(list: readonly unknown[]): readonly string[] | undefined {
  const words = list.filter((entry) => entry !== null);
  const all = words.every((entry) => typeof entry === 'string' || typeof entry === 'number');
  return all ? words.map((entry) => repairText(String(entry))) : undefined;
}
