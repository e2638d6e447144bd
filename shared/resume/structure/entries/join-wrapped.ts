// Lines of a head that the width of a column broke, put together again: narrow columns break titles, names and dates.

import { monthOfName, monthOfShortName } from '../../../words/month-names';
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';
import { plainWords } from '../vocabulary/plain-words';
import { columnEdges, type Edges, isForced, isFull } from './column-edges';

export function joinWrapped(lines: readonly Line[], language: Language): readonly Line[] {
  const edges = columnEdges(lines);
  const areParagraphs = everyBreakIsForced(lines, edges);
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      isNext(before, line) &&
      !beginsWithRange(line, language) &&
      (goesOn(before, line, edges) || areParagraphs(before, line))
    ) {
      joined[joined.length - 1] = asOne(before, line);
    } else joined.push(line);
  }
  return joined;
}

/** The line may go on with the next one: nothing but a line's end parts them. */
function isNext(line: Line, next: Line): boolean {
  if (next.bullet || next.heading !== undefined || line.page !== next.page || line.column !== next.column) return false;
  return !next.text.includes('\t') && sameLook(line, next) && next.x > line.x - 3;
}

function sameLook(line: Line, next: Line): boolean {
  const [last, first] = [line.runs.at(-1), next.runs[0]];
  if (last === undefined || first === undefined) return false;
  return last.bold === first.bold && last.italic === first.italic && Math.abs(last.fontSize - first.fontSize) < 1;
}

function beginsWithRange({ text }: Line, language: Language): boolean {
  const [first] = findPeriods(text, language);
  return first !== undefined && first.from === 0 && !first.isSingle;
}

/** It ends where no name ends, or is bold to its end, which is the column's. */
function goesOn(line: Line, next: Line, edges: Edges): boolean {
  if (next.gap > edges.gap) return false;
  if (line.bullet) return Math.abs(next.x - line.x) < 3 && (/^\p{Ll}/u.test(next.text) || isForced(line, next, edges));
  if (isUnbalanced(line.text) || endsInMonth(line.text, next.text)) return true;
  if (line.text.includes('\t')) return false;
  if (opens.test(line.text) || smallWords.has(plainWords(line.text).at(-1) ?? '')) return true;
  return line.bold && next.bold && isForced(line, next, edges);
}

const opens = /(?:[,&/(]|\s[-–—]|\p{L}-)$/u;
const smallWords: ReadonlySet<string> = new Set(
  'and und et y e of for in im the der die das des fur mit von zum zur de du la le les del los las en a au aux pour with at bei to am an'.split(
    ' ',
  ),
);

function endsInMonth(text: string, next: string): boolean {
  const word = /(\p{L}+)\.?$/u.exec(text)?.[1] ?? '';
  return /^(?:19|20)\d\d\b/.test(next) && (monthOfName(word) ?? monthOfShortName(word)) !== undefined;
}

function isUnbalanced(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')') && text.length - text.lastIndexOf('(') < 30;
}

/**
 * White space parts the lines into groups, and within each of them every line is as long as the column allows: the groups are paragraphs
 * of one entry each.
 */
function everyBreakIsForced(lines: readonly Line[], edges: Edges): (line: Line, next: Line) => boolean {
  const least = Math.min(...lines.slice(1).map(({ gap }) => gap));
  const isInside = (next: Line): boolean => next.gap <= least + 0.04;
  const breaks = lines.slice(1).flatMap((next, index) => {
    const line = lines[index];
    return line === undefined || !isInside(next) ? [] : [{ line, next }];
  });
  const parts = lines.length - 1 - breaks.length;
  const all =
    parts > 0 &&
    breaks.length > 0 &&
    breaks.every(
      ({ line, next }) =>
        isNext(line, next) &&
        !line.text.includes('\t') &&
        (opens.test(line.text) || (isForced(line, next, edges) && isFull(line, edges))),
    );
  return (_line, next) => all && isInside(next);
}

function asOne(line: Line, next: Line): Line {
  const glue = /\p{L}-$/u.test(line.text) && /^\p{L}/u.test(next.text) ? '' : ' ';
  const isBroken = glue === '' && /^\p{Ll}/u.test(next.text) && !/\b(?:und|oder|bzw)\b/u.test(next.text.slice(0, 5));
  const text = `${isBroken ? line.text.slice(0, -1) : line.text}${glue === '' && !isBroken && /^\p{Ll}/u.test(next.text) ? ' ' : glue}${next.text}`;
  return {
    ...line,
    text,
    runs: [...line.runs, ...next.runs],
    width: Math.max(line.width, next.x + next.width - line.x),
  };
}
