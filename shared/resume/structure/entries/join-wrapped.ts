// Lines of a head that the width of a column broke, put together again: narrow columns break titles, names and dates.
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { plainWords } from '../vocabulary/plain-words';
import { columnEdges, type Edges, isForced, isFull, underBullet } from './column-edges';
import {
  beginsWithDate,
  endsInMonth,
  endsInSmallWord,
  endsWithDate,
  isUnbalanced,
  joinedWhere,
  opens,
  sameLook,
  smallWords,
} from './joins';
import { largest, least } from './numbers';
import { roleLabelOf } from './role-labels';

export function joinWrapped(lines: readonly Line[], language: Language): readonly Line[] {
  const edges = columnEdges(lines);
  const isParagraph = paragraphs(lines, edges, language);
  const isList = isListOfBullets(lines);
  const longest = largest(lines.map(({ width }) => width));
  // A list of lines with a date at the end of each: the longest one without a date goes on.
  const areDatedLines =
    lines.length > 2 && lines.filter((line) => endsWithDate(line, language)).length > 0.6 * lines.length;
  const isWrapped = (before: Line, last: Line, line: Line): boolean =>
    !(before.bullet && endsWithDate(line, language)) &&
    (goesOn(before, last, line, edges) ||
      isParagraph?.(last, line) === true ||
      (areDatedLines && last.width >= longest && !endsWithDate(last, language) && endsWithDate(line, language)) ||
      (isLong(last, line, edges) && !endsWithDate(last, language)));
  return joinedWhere(
    lines,
    (before, last, line) =>
      isNext(last, line) &&
      (isOpen(before, last, line, edges) ||
        // What stands below an item with its dates tells of it.
        (!(last.bullet && endsWithDate(last, language)) &&
          (isList || (!beginsWithDate(line, language) && isWrapped(before, last, line))))),
  );
}

/** Nothing but bullets and what stands below their text. */
function isListOfBullets(lines: readonly Line[]): boolean {
  return (
    lines[0]?.bullet === true &&
    lines.every((line, index) => line.bullet || Math.abs(line.x - (lines[index - 1]?.x ?? 0)) < 3)
  );
}

/** The line may go on with the next one: nothing but a line's end parts them. */
function isNext(line: Line, next: Line): boolean {
  if (
    next.bullet ||
    next.heading !== undefined ||
    roleLabelOf(next.text) !== undefined ||
    line.page !== next.page ||
    line.column !== next.column
  )
    return false;
  return !next.text.includes('\t') && sameLook(line, next) && next.x > line.x - underBullet(line);
}

/** A bracket or a date goes on. */
function isOpen(before: Line, line: Line, next: Line, edges: Edges): boolean {
  return next.gap <= edges.gap && (isUnbalanced(before.text) || endsInMonth(line.text, next.text));
}

/** It ends where no name ends, or is bold to its end, which is the column's. */
function goesOn(before: Line, line: Line, next: Line, edges: Edges): boolean {
  if (next.gap > edges.gap) return false;
  if (before.bullet) return next.x < line.x + 3 && (/^\p{Ll}/u.test(next.text) || isForced(line, next, edges));
  if (line.text.includes('\t')) return lastCellGoesOn(line);
  if (opens.test(line.text) || endsInSmallWord(line.text)) return true;
  if (/^\p{Ll}/u.test(next.text) && smallWords.has(plainWords(next.text)[0] ?? '')) return true;
  return line.bold && next.bold && isForced(line, next, edges);
}

/** `2008 – 2012 \t University of`, and the rest below. */
function lastCellGoesOn({ text }: Line): boolean {
  return /&$/.test(text) || endsInSmallWord(text);
}

/** A line of text that goes on: names seldom end by chance where the column does. */
function isLong(line: Line, next: Line, edges: Edges): boolean {
  if (line.bullet || line.text.includes('\t') || next.gap > edges.gap || /[.!?:;]$/.test(line.text)) return false;
  return line.text.length >= 60 && isForced(line, next, edges) && isFull(line, edges);
}

type Breaks = (line: Line, next: Line) => boolean;

/**
 * White space, or dates at their ends, part the lines into groups, and within each of them every line is as long as the column allows: the
 * groups are paragraphs of one entry each. What is returned tells the breaks inside of them; undefined where there are none such.
 */
function paragraphs(lines: readonly Line[], edges: Edges, language: Language): Breaks | undefined {
  const closest = least(lines.slice(1).map(({ gap }) => gap));
  const bySpace: Breaks = (_line, next) => next.gap <= closest + 0.15;
  const byDates: Breaks = (line) => !endsWithDate(line, language);
  const isEnded = lines.at(-1) !== undefined && endsWithDate(lines.at(-1) as Line, language);
  return [bySpace, ...(isEnded ? [byDates] : [])].find((isInside) => {
    const breaks = lines.slice(1).flatMap((next, index) => {
      const line = lines[index];
      return line !== undefined && isInside(line, next) ? [{ line, next }] : [];
    });
    return (
      breaks.length > 0 &&
      breaks.length < lines.length - 1 &&
      breaks.every(({ line, next }) => !endsWithDate(line, language) && isBroken(line, next, edges))
    );
  });
}

function isBroken(line: Line, next: Line, edges: Edges): boolean {
  if (!isNext(line, next) || line.text.includes('\t')) return false;
  return opens.test(line.text) || (isForced(line, next, edges) && isFull(line, edges));
}
