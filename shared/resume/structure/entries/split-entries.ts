// One slice of a block for each entry, by what the block repeats.
//
// Dates that stand apart are the anchors: an entry has one. Where before its anchor an entry begins is told by the first entry (how many
// lines stand before its dates, and how its first line looks), by white space, and by where the bullets or sentences of the one before end.
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { largest, least } from './numbers';
import { type Row, type RowOptions, rowsOf } from './rows';
import { undatedStudies } from './undated-studies';

export interface Entry {
  /** The lines that name it; the dates are among them. */
  readonly head: readonly Row[];
  readonly body: readonly Row[];
}

const mostBeforeDates = 4;
const mostOfHead = 6;
const mostLabelled = 8;

export function splitEntries(lines: readonly Line[], language: Language, options?: RowOptions): readonly Entry[] {
  const rows = rowsOf(lines, language, options);
  return entriesAt(rows, (options?.areStudies === true ? undatedStudies(rows) : undefined) ?? startsOf(rows));
}

/** Of a block whose entries may be a line each, some without dates: they are where the number of lines from one date to the next varies. */
export function splitLines(lines: readonly Line[], language: Language, options?: RowOptions): readonly Entry[] {
  const rows = rowsOf(lines, language, options);
  const isUniform = rows.every(
    (row, index) =>
      row.kind === 'head' && lookOf(row) === lookAt(rows, 0) && (index === 0 || row.line.gap < 0.5 + leastGap(rows)),
  );
  const dated = [...rows.keys()].filter((index) => isAnchor(rows[index] as Row));
  const steps = new Set(dated.map((index, at) => index - (dated[at - 1] ?? -1)));
  const areLines = isUniform && dated[0] === 0 && (steps.size > 1 || dated.length === 1 || steps.has(1));
  return entriesAt(rows, areLines ? [...rows.keys()] : startsOf(rows));
}

const leastGap = (rows: readonly Row[]): number => least(gapsOf(rows));

function entriesAt(rows: readonly Row[], starts: readonly number[]): readonly Entry[] {
  return starts.map((start, index) => entryOf(rows.slice(start, starts[index + 1] ?? rows.length)));
}

function entryOf(rows: readonly Row[]): Entry {
  const anchor = rows.findIndex(isAnchor);
  let end = Math.max(1, anchor + 1);
  while (end < Math.min(rows.length, mostOfHead) && rows[end]?.kind === 'head' && !(rows[end]?.line.bullet ?? false))
    end += 1;
  end = Math.max(end, rows.slice(0, mostLabelled).findLastIndex(({ label }) => label !== undefined) + 1);
  const head = rows.slice(0, end).filter(({ kind }, index) => index === 0 || kind === 'head');
  return { head, body: rows.filter((row) => !head.includes(row)) };
}

const isAnchor = ({ kind, periods }: Row): boolean => kind === 'head' && periods.length > 0;

function startsOf(rows: readonly Row[]): readonly number[] {
  if (rows.length === 0) return [];
  const labelled = labelledStarts(rows);
  if (labelled.length > 0) return labelled;
  const anchors = anchorsOf(rows);
  const [first] = anchors;
  const items = [...rows.keys()].filter((index) => rows[index]?.kind === 'head' && rows[index]?.line.bullet === true);
  if (items.length > 0) return items;
  if (first === undefined) return undatedStarts(rows);
  const pattern = patternOf(rows, first);
  const starts = new Set([pattern.start]);
  // Where nothing is told and the last line has dates, dates end the entries: what is between two of them belongs to the second.
  const datesEnd =
    pattern.before > 0 && rows.every(({ kind }) => kind === 'head') && anchors.at(-1) === rows.length - 1;
  for (const [index, anchor] of anchors.entries()) {
    const before = anchors[index - 1];
    if (before !== undefined)
      starts.add(
        datesEnd && lookAt(rows, before + 1) === pattern.look ? before + 1 : startBefore(rows, before, anchor, pattern),
      );
  }
  for (const extra of undatedBetween(rows, [...starts], pattern)) starts.add(extra);
  if (rows[0]?.kind === 'head') starts.add(0);
  return [...starts].sort((one, other) => one - other);
}

/** `Company: …`, `Position: …`, `Duration: …`: the label that comes first begins each entry, or dates that stand above it. */
function labelledStarts(rows: readonly Row[]): readonly number[] {
  const labels = new Set(rows.flatMap(({ label }) => label ?? []));
  const [leading] = labels;
  if (leading === undefined || labels.size < 2 || !(labels.has('employer') || labels.has('title'))) return [];
  const [first = 0, ...others] = [...rows.keys()].filter((index) => rows[index]?.label === leading);
  const above = first > 0 && isAnchor(rows[first - 1] as Row) ? 1 : 0;
  return [0, ...others.map((index) => index - above)];
}

/** A single date counts as a range does only where there is no range, or where it stands as the ranges do. */
function anchorsOf(rows: readonly Row[]): readonly number[] {
  const dated = [...rows.keys()].filter((index) => isAnchor(rows[index] as Row));
  const ranges = dated.filter((index) => (rows[index] as Row).periods.some(({ isSingle }) => !isSingle));
  if (ranges.length === 0) return dated;
  return dated.filter((index) => {
    const row = rows[index] as Row;
    if (ranges.includes(index)) return true;
    return ranges.some(
      (range) => lookOf(rows[range] as Row) === lookOf(row) && cells(rows[range] as Row) === cells(row),
    );
  });
}

const cells = ({ line }: Row): number => line.text.split('\t').length;

interface Pattern {
  readonly start: number;
  /** Lines of the head before the one with the dates. */
  readonly before: number;
  readonly look: string;
  /** From here on white space parts entries. */
  readonly gap: number;
}

function patternOf(rows: readonly Row[], anchor: number): Pattern {
  let start = anchor;
  while (start > 0 && anchor - start < mostBeforeDates && rows[start - 1]?.kind === 'head') start -= 1;
  const gaps = gapsOf(rows).toSorted((one, other) => one - other);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return { start, before: anchor - start, look: lookOf(rows[start] as Row), gap: usual + 0.25 };
}

const lookAt = (rows: readonly Row[], index: number): string | undefined => {
  const row = rows[index];
  return row === undefined ? undefined : lookOf(row);
};

function gapsOf(rows: readonly Row[]): readonly number[] {
  return rows
    .slice(1)
    .map(({ line }) => line.gap)
    .filter(Number.isFinite);
}

/** What the eye tells lines apart by. */
function lookOf({ line, segments: [first] }: Row): string {
  const run = first?.run ?? line.runs[0];
  return [
    line.heading ?? 0,
    run?.bold ?? line.bold,
    run?.italic ?? false,
    Math.round(run?.fontSize ?? line.fontSize),
    line.column,
    Math.round((run?.x ?? line.x) / 6),
  ].join('/');
}

function startBefore(rows: readonly Row[], before: number, anchor: number, pattern: Pattern): number {
  let best = anchor;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let start = anchor; start > before && anchor - start <= mostBeforeDates; start -= 1) {
    const row = rows[start] as Row;
    if (row.kind !== 'head') break;
    const score = scoreOfStart(rows, start, anchor, before, pattern);
    if (score > bestScore) {
      best = start;
      bestScore = score;
    }
  }
  return best;
}

function scoreOfStart(rows: readonly Row[], start: number, anchor: number, before: number, pattern: Pattern): number {
  const row = rows[start] as Row;
  const { line } = row;
  const previous = rows[start - 1] as Row;
  const gaps = rows.slice(before + 1, anchor + 1).map((row) => row.line.gap);
  let score = 0;
  if (anchor - start === pattern.before) score += 2;
  if (lookOf(row) === pattern.look) score += 2;
  if (line.gap >= pattern.gap) score += 1.5;
  if (line.gap === largest(gaps) && line.gap > least(gaps) + 0.1) score += 1.5;
  if (previous.kind !== 'head') score += 2;
  return score;
}

/** Entries without dates among those that have some: the one before has had its dates, and the first line looks or stands as the others' do. */
function undatedBetween(rows: readonly Row[], starts: readonly number[], pattern: Pattern): readonly number[] {
  const taken = new Set(starts);
  const gaps = gapsOf(rows);
  const isEven = largest(gaps) - least(gaps) < 0.2;
  const startGap = least(starts.slice(1).map((start) => (rows[start] as Row).line.gap));
  const alone = starts.filter((start) => isAnchor(rows[start] as Row) && rows[start + 1]?.kind !== 'head');
  const areLines = pattern.before === 0 && alone.length * 2 > starts.length;
  let isNamed = false;
  return [...rows.keys()].filter((index) => {
    const row = rows[index] as Row;
    const before = rows[index - 1];
    if (taken.has(index) || row.kind !== 'head' || before === undefined || !isNamed) {
      isNamed = taken.has(index) ? isAnchor(row) : isNamed || isAnchor(row);
      return false;
    }
    // Below dates with one name stands the other one, whatever is between them.
    if (taken.has(index - 1) && isAnchor(before) && before.segments.length === 1 && pattern.before === 0 && !areLines)
      return false;
    const isSpaced = !isEven && row.line.gap >= pattern.gap;
    if (starts.length > 2 && isSpaced && row.line.gap > startGap - 0.06) return true;
    if (lookOf(row) !== pattern.look) return false;
    if (isSpaced) return true;
    return (isEven && stands(row.line) && lookOf(before) !== pattern.look) || (areLines && row.line.text.includes(','));
  });
}

const stands = ({ bold, heading }: Line): boolean => bold || heading !== undefined;

/** A block without dates: entries begin where the look of the first line comes again after a body, at white space, or with each line. */
function undatedStarts(rows: readonly Row[]): readonly number[] {
  const [first] = rows as [Row];
  const look = lookOf(first);
  const { gap } = patternOf(rows, 0);
  const same = [...rows.keys()].filter(
    (index) => index === 0 || (rows[index]?.kind === 'head' && lookOf(rows[index] as Row) === look),
  );
  if (rows.every(({ kind }) => kind === 'head')) {
    const spaced = [...rows.keys()].filter((index) => index === 0 || (rows[index] as Row).line.gap >= gap);
    return spaced.length > 1 && spaced.length < rows.length ? spaced : same;
  }
  return same.filter((index) => {
    const row = rows[index] as Row;
    const previous = rows[index - 1];
    return previous === undefined || previous.kind !== 'head' || row.line.gap >= gap;
  });
}
