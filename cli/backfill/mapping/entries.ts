// What of a row may become items: the row itself, the entries of its JSON, or its lines.
import { isObject } from '../../../shared/sections/json';
import type { Json } from '../../../shared/sections/section';
import { readJson, readPythonToo } from '../parsers/json';
import { repairText, textOf } from '../parsers/text';
import type { Row } from './brought';
import { type Entry, lookUp, memberAt, pointerOf } from './look-up';
import type { Items, Source, When } from './mapping';
import type { Finding } from './report';

/** `tell` hears of what cannot be taken apart; the rest of the row goes on. */
export function entriesOf(source: Source, row: Row, tell: (finding: Finding) => void): readonly Entry[] {
  if (source.when && !isMeant(source.when, row)) return [];
  switch (source.items.of) {
    case 'row':
      return [{ row, ordinal: 0, at: null, json: undefined, groups: undefined }];
    case 'json':
      return ofJson(source, source.items, row, tell);
    case 'lines':
      return ofLines(source.items, row, tell);
    default:
      return source.items satisfies never;
  }
}

function isMeant({ columns, in: words }: When, row: Row): boolean {
  const texts = columns.map((column) => wordAt(row, column)).filter((text) => text !== '');
  if (words === undefined) return texts.length > 0;
  return texts.some((text) => words.some((word) => String(word).toLowerCase() === text));
}

function wordAt(row: Row, column: string): string {
  const raw = rawAt(row, column);
  return raw === null ? '' : (textOf(raw)?.toLowerCase() ?? '');
}

function rawAt(row: Row, column: string) {
  return lookUp({ row, ordinal: 0, at: null, json: undefined, groups: undefined }, { in: 'column', column });
}

type JsonItems = Extract<Items, { of: 'json' }>;
type LineItems = Extract<Items, { of: 'lines' }>;

function ofJson(source: Source, items: JsonItems, row: Row, tell: (finding: Finding) => void): readonly Entry[] {
  const { column } = items;
  const raw = rawAt(row, column);
  const word = wordAt(row, column);
  if (typeof raw !== 'string' || word === '' || items.blank.has(word)) return [];
  const read = items.python ? readPythonToo(raw) : readJson(raw);
  if (!read.ok) {
    tell({ code: 'broken-json', outcome: 'item-left-out', column, path: `character ${read.position}`, raw });
    return [];
  }
  const list = memberAt(read.value, items.at);
  if (list === null) return [];
  const at = (index: number) => pointerOf(Array.isArray(list) ? [...items.at, index] : items.at);
  if (!Array.isArray(list) && !isObject(list)) {
    tell({ code: 'no-items', outcome: 'item-left-out', column, path: at(0), raw });
    return [];
  }
  // An object where a list belongs is a list of one: nothing else could be meant.
  const all: readonly Json[] = Array.isArray(list) ? list : [list];
  return all.flatMap((json, ordinal) => {
    if (json === null) return [];
    if (isObject(json) || takesWhole(source)) return [{ row, ordinal, at: at(ordinal), json, groups: undefined }];
    tell({ code: 'no-object', outcome: 'item-left-out', column, path: at(ordinal), raw: json });
    return [];
  });
}

/** A source whose entries are words names one of its fields with the empty path. */
function takesWhole({ fields }: Source): boolean {
  return [...fields.values()].some(({ from }) => from.some(({ at }) => at.in === 'json' && at.path.length === 0));
}

function ofLines({ column, separators, patterns, blank }: LineItems, row: Row, tell: (finding: Finding) => void) {
  const raw = rawAt(row, column);
  const text = raw === null ? undefined : textOf(raw);
  if (text === undefined || blank.has(text.toLowerCase())) return [];
  return linesOf(text, separators).flatMap((line, ordinal): readonly Entry[] => {
    if (line === '' || blank.has(line.toLowerCase())) return [];
    const at = `line ${ordinal + 1}`;
    for (const pattern of patterns) {
      const match = pattern.exec(line);
      if (match) return [{ row, ordinal, at, json: undefined, groups: match.groups ?? {} }];
    }
    tell({ code: 'no-match', outcome: 'item-left-out', column, path: at, raw: line });
    return [];
  });
}

function linesOf(text: string, separators: readonly string[]): readonly string[] {
  const parted = separators.reduce<readonly string[]>((lines, by) => lines.flatMap((line) => line.split(by)), [text]);
  return parted.map(repairText);
}
