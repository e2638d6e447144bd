// Descriptions as people type them: lines, some of them with a mark before them.
import { blank, type Parsed, type Raw, unreadable, value } from './parsed';
import { repairText, textOf } from './text';

const mark = /^\s*(?:[•‣◦▪●·*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*/u;

interface Line {
  readonly text: string;
  readonly marked: boolean;
}

/** Each line an entry, without its mark; with `marked` only those that have one. An indented line goes on with the entry before it. */
export function parseBullets(raw: Raw, marked: boolean): Parsed {
  const lines = linesOf(raw);
  if (lines === undefined) return unreadable('no-text');
  const entries = lines.filter((line) => line.marked || !marked).map((line) => line.text);
  return entries.length === 0 ? blank : value(entries);
}

/** The text without the lines that have a mark: what `bullets` with `marked` leaves. */
export function parseProse(raw: Raw): Parsed {
  const lines = linesOf(raw);
  if (lines === undefined) return unreadable('no-text');
  const text = lines.filter((line) => !line.marked).map((line) => line.text);
  return text.length === 0 ? blank : value(text.join('\n'));
}

function linesOf(raw: Raw): readonly Line[] | undefined {
  const text = textOf(raw);
  if (text === undefined) return undefined;
  const lines: Line[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = repairText(line.replace(mark, ''));
    const before = lines.at(-1);
    if (words === '') continue;
    if (mark.test(line)) lines.push({ text: words, marked: true });
    else if (before?.marked && /^\s/.test(line)) lines.splice(-1, 1, { text: `${before.text} ${words}`, marked: true });
    else lines.push({ text: words, marked: false });
  }
  return lines;
}
