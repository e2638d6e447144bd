// Whether a gutter parts columns, each with a flow of lines of its own, or the cells of rows: dates beside what they date, labels beside values.
import type { Gutter } from './gutters';
import { type Row, rowsOf } from './rows';
import type { Word } from './words';

export type GutterKind = 'columns' | 'rows' | 'neither';

/** Baselines of cells in a row are the same; of lines in columns they are so by chance. */
const sameBaseline = 0.12;
/** Share of the shorter side's lines that stand on a baseline with a line of the other side, from which they are rows. */
const sharedInRows = 0.75;
/** Share of the shorter side's lines that have a line of the other side beside them, from which there are two sides at all. */
const besideOthers = 0.5;
/** Distance of lines, as a share of the font size, above which they are no column on average. */
const linesApart = 5;
/** Share of a side's lines that are dates. */
const datesInRows = 0.5;

export function kindOf({ left, right }: Gutter): GutterKind {
  const lefts = rowsOf(left.flat(), 0.35);
  const rights = rowsOf(right.flat(), 0.35);
  const [shorter, longer] = lefts.length <= rights.length ? [lefts, rights] : [rights, lefts];
  if (share(shorter, (row) => longer.some((other) => isBeside(row, other))) < besideOthers) return 'neither';
  if (share(lefts, isDate) >= datesInRows || share(rights, isDate) >= datesInRows) return 'rows';
  const shared = share(shorter, (row) => longer.some((other) => isOnBaseline(row, other)));
  if (shared < sharedInRows) return isSparse(shorter) ? 'neither' : 'columns';
  return hasHeadings(lefts) && hasHeadings(rights) ? 'columns' : 'rows';
}

function share(rows: readonly Row[], test: (row: Row) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(test).length / rows.length;
}

/** Lines here and there are no flow of text. */
function isSparse(rows: readonly Row[]): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return true;
  const usual = rows.reduce((sum, { fontSize }) => sum + linesApart * fontSize, 0);
  return last.baseline - first.baseline > usual;
}

function isBeside(one: Row, other: Row): boolean {
  const overlap =
    Math.min(one.baseline, other.baseline) -
    Math.max(one.baseline - 0.8 * one.fontSize, other.baseline - 0.8 * other.fontSize);
  return overlap > 0.25 * Math.min(one.fontSize, other.fontSize);
}

function isOnBaseline(one: Row, other: Row): boolean {
  return Math.abs(one.baseline - other.baseline) < sameBaseline * Math.min(one.fontSize, other.fontSize);
}

/** A year, or a month and a year in figures, and not much beside. */
function isDate({ words }: Row): boolean {
  const text = words.map((word) => word.text).join(' ');
  return text.length <= 32 && /(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}[./]\d{2}(?!\d)/.test(text);
}

/** Lines in a look of their own, bold, in capitals or larger, above others that are not: each side is a text with headings. */
function hasHeadings(rows: readonly Row[]): boolean {
  const looks = rows.map(lookOf);
  const plain = mostFrequent(looks);
  const headings = looks.filter(
    (look, index) => look !== plain && index < rows.length - 1 && looks[index + 1] === plain,
  );
  return headings.length >= 1 && headings.length <= rows.length / 2 && rows.some(isHeavy);
}

function lookOf(row: Row): string {
  return `${Math.round(row.fontSize * 2)} ${row.words.every(({ bold }) => bold)} ${isCapitals(row.words)}`;
}

function isHeavy(row: Row): boolean {
  return row.words.every(({ bold }) => bold) || isCapitals(row.words);
}

function isCapitals(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join('');
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
