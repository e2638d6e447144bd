// A resume in plain text. Headings stay lines: only the parser knows that one is meant.
import { Unreadable } from '../errors';
import { limits } from '../limits';
import type { Document } from '../model/document';
import { bulletLength, listNumber } from './bullet';
import { decodeText } from './decode-text';
import { Flow } from './flow';
import { Levels } from './levels';
import { plainLook } from './run-cells';

/** A tab stop in columns of text. */
const tabStop = 8;
const longestTitle = 80;
/** `## Experience`, `=== EXPERIENCE ===`, `**Experience**`. */
const framedTitle =
  /^(?:#{1,6}\s+|[-=*_~#+]{2,}\s*(?=[^\s].*[-=*_~#+]{2,}:?$))(?<title>[^-=*_~#+\s](?:(?![-=*_~#+]{2}).)*?)\s*(?:[-=*_~#+]{2,}|#*):?$/;
/** So many columns further left or right are another level. */
const indentStep = 2;

interface Row {
  /** In columns. */
  readonly indent: number;
  readonly text: string;
  readonly bullet: number;
  readonly bold: boolean;
}

/** @throws Unreadable where the bytes are no text, or beyond the limits */
export function readText(bytes: Uint8Array): Document {
  const { text, isGuessed } = decodeText(bytes);
  if (text.length > limits.characters) throw new Unreadable('too-much-text');
  const flow = new Flow('txt');
  for (const page of text.split('\f')) {
    flow.breakPage();
    writePage(flow, page.split('\n'));
  }
  return flow.document(isGuessed ? [{ code: 'encoding-guessed' }] : []);
}

function writePage(flow: Flow, lines: readonly string[]): void {
  const rows = numbered(lines.map((line, at) => rowOf(line, lines[at + 1])));
  const levels = new Levels(
    indentStep,
    rows.flatMap((row) => row?.indent ?? []),
  );
  for (const row of rows) {
    if (!row) {
      flow.space(1);
      continue;
    }
    const text = withGaps(row.text.slice(row.bullet));
    const level = levels.of({ indent: row.indent, textIndent: row.indent + row.bullet, isItem: row.bullet > 0 });
    flow.line({ pieces: [{ ...plainLook, text, bold: row.bold }], level, bullet: row.bullet > 0 });
  }
}

/** None for an empty line and for one that only rules off. An underline, or signs around a line, are what plain text has for bold. */
function rowOf(line: string, next: string | undefined): Row | undefined {
  const shown = line.trim();
  if (shown === '' || isRule(shown)) return undefined;
  const indent = columnsOf(/^\s*/.exec(line)?.[0] ?? '');
  const isUnderlined = shown.length <= longestTitle && isRule(next?.trim() ?? '');
  const framed = shown.length <= longestTitle ? framedTitle.exec(shown)?.groups?.title : undefined;
  if (framed !== undefined) return { indent, text: framed, bullet: 0, bold: true };
  return { indent, text: shown, bullet: bulletLength(shown), bold: isUnderlined };
}

/** Two spaces are a wide gap where there is one such pair; several justify a line, and one may end a sentence. */
function withGaps(text: string): string {
  const pairs = text.match(/(?<! ) {2}(?! )/g) ?? [];
  const wide = text.replace(/ {3,}/g, '\t');
  return pairs.length === 1 ? wide.replace(/(?<![.!?: ]) {2}(?! )/, '\t') : wide;
}

/** Of signs alone, three at least. */
function isRule(text: string): boolean {
  return /^(?:[-=_*~#+─━═–—•·.]\s?){3,}$/.test(text);
}

function columnsOf(space: string): number {
  let columns = 0;
  for (const character of space) columns = character === '\t' ? columns + tabStop - (columns % tabStop) : columns + 1;
  return columns;
}

/** Numbers are those of a list where they count up from 1: one alone may be a date or "2. Staatsexamen". */
function numbered(rows: readonly (Row | undefined)[]): (Row | undefined)[] {
  const result = [...rows];
  let list: { at: number; length: number }[] = [];
  const close = () => {
    if (list.length > 1) {
      for (const { at, length } of list) {
        const row = result[at];
        if (row) result[at] = { ...row, bullet: length };
      }
    }
    list = [];
  };
  rows.forEach((row, at) => {
    const found = row && row.bullet === 0 && !row.bold ? listNumber(row.text) : undefined;
    if (!found) return;
    if (found.value !== list.length + 1) close();
    if (found.value === list.length + 1) list.push({ at, length: found.length });
  });
  close();
  return result;
}
