// Whether a gutter parts columns, each with a flow of lines of its own, or the cells of rows: dates beside what they date, labels beside values.
import { isDateText } from './date-text';
import type { Gutter } from './gutters';
import type { Row } from './rows';
import type { Word } from './words';

export type GutterKind = 'columns' | 'rows' | 'neither';

/** Baselines of cells in a row are the same; of lines in columns they are so by chance. */
const sameBaseline = 0.12;
/** Share of the lines beside others that stand on one baseline with them, from which they are rows. */
const sharedInRows = 0.75;
/** Share of the shorter side's lines that have a line of the other side beside them, from which there are two sides at all. */
const besideOthers = 0.5;
/** Distance of lines, as a share of the font size, above which they are no column on average. */
const linesApart = 5;
/** Distance of baselines, as a share of the font size, above which one block ends and another begins. */
const blockGap = 3;
/** Fewer on a side say nothing. */
const linesOfABlock = 2;
/** Lines, and characters on more than half of them, from which a side is a text. */
const linesOfAText = 6;
const lettersOfALine = 30;
/** Share of a side's lines that are dates. */
const datesInRows = 0.5;

/** @param rows of the page that the gutter was found in. */
export function kindOf(gutter: Gutter, rows: readonly Row[]): GutterKind {
  const kind = byBlocks(gutter, rows) ?? kindOfBlock(linesOf(gutter.left), linesOf(gutter.right));
  return kind === 'columns' && isSparse(shorterOf(linesOf(gutter.left), linesOf(gutter.right))) ? 'neither' : kind;
}

/** Rows above columns, or the other way: what most lines between large gaps are. */
function byBlocks({ from, to, left, right }: Gutter, rows: readonly Row[]): GutterKind | undefined {
  const votes = new Map<GutterKind, number>();
  for (const [begin, end] of blocksOf(rows.slice(from, to))) {
    const [lefts, rights] = [linesOf(left.slice(begin, end)), linesOf(right.slice(begin, end))];
    const lines = shorterOf(lefts, rights).length;
    if (lines < linesOfABlock) continue;
    const kind = kindOfBlock(lefts, rights);
    votes.set(kind, (votes.get(kind) ?? 0) + lines);
  }
  const [columns = 0, cells = 0] = [votes.get('columns'), votes.get('rows')];
  if (columns + cells > 0) return columns > cells ? 'columns' : 'rows';
  return votes.has('neither') ? 'neither' : undefined;
}

function blocksOf(rows: readonly Row[]): readonly (readonly [number, number])[] {
  const blocks: [number, number][] = [];
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1];
    const block = blocks.at(-1);
    if (block && above && row.baseline - above.baseline < blockGap * row.fontSize) block[1] = index + 1;
    else blocks.push([index, index + 1]);
  }
  return blocks;
}

function kindOfBlock(lefts: readonly Row[], rights: readonly Row[]): GutterKind {
  const shorter = shorterOf(lefts, rights);
  const longer = shorter === lefts ? rights : lefts;
  const beside = shorter.filter((row) => longer.some((other) => isBeside(row, other)));
  const shared = share(beside, (row) => longer.some((other) => isOnBaseline(row, other)));
  const enough = beside.length >= besideOthers * shorter.length;
  if (enough && (share(lefts, isDate) >= datesInRows || share(rights, isDate) >= datesInRows)) return 'rows';
  if (enough && shared >= 0.5 && isSetToTheRight(rights)) return 'rows';
  if (shared >= sharedInRows) return areTexts(lefts, rights) || haveHeadingsAlike(lefts, rights) ? 'columns' : 'rows';
  return enough ? 'columns' : 'neither';
}

/** What stands on one side of a row, as a row of its own. */
function linesOf(side: readonly (readonly Word[])[]): readonly Row[] {
  return side.flatMap((words) => {
    const [first] = words;
    return first ? [{ words, baseline: first.baseline, fontSize: first.fontSize }] : [];
  });
}

function shorterOf(lefts: readonly Row[], rights: readonly Row[]): readonly Row[] {
  return lefts.length <= rights.length ? lefts : rights;
}

/** Most lines end at one place and begin at others: what stands at the end of lines. */
function isSetToTheRight(rows: readonly Row[]): boolean {
  const lefts = rows.map(({ words }) => words[0]?.x ?? 0);
  const rights = rows.map(({ words }) => words.at(-1)?.right ?? 0);
  const aligned = (places: readonly number[], at: number) => places.filter((place) => Math.abs(place - at) < 2).length;
  return (
    aligned(rights, Math.max(...rights)) >= 0.7 * rows.length && aligned(lefts, Math.min(...lefts)) <= 0.5 * rows.length
  );
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
  // Lines of a flow are 1.2 sizes apart: whatever stands beside it is at most 0.6 from one of them.
  return overlap > 0.1 * Math.min(one.fontSize, other.fontSize);
}

function isOnBaseline(one: Row, other: Row): boolean {
  return Math.abs(one.baseline - other.baseline) < sameBaseline * Math.min(one.fontSize, other.fontSize);
}

function isDate({ words }: Row): boolean {
  return isDateText(words.map(({ text }) => text).join(' '));
}

/** Both sides have lines as long as those of a text: labels, dates and places are shorter. */
function areTexts(lefts: readonly Row[], rights: readonly Row[]): boolean {
  return [lefts, rights].every((side) => {
    const isLong = ({ words }: Row) => words.reduce((sum, { text }) => sum + text.length + 1, 0) > lettersOfALine;
    return side.length >= linesOfAText && share(side, isLong) > 0.5;
  });
}

/** Headings in one look on both sides, larger than the text or in capitals: each side is a text of its own. */
function haveHeadingsAlike(lefts: readonly Row[], rights: readonly Row[]): boolean {
  const plain = mostFrequent([...lefts, ...rights].map(lookOf));
  const isHeading = (row: Row, index: number, rows: readonly Row[]) => {
    const below = rows[index + 1];
    if (!below || lookOf(row) === plain || lookOf(below) === lookOf(row)) return false;
    return isCapitals(row.words) || row.fontSize > 1.05 * below.fontSize;
  };
  const looks = new Set(lefts.filter(isHeading).map(lookOf));
  return rights.some((row, index) => isHeading(row, index, rights) && looks.has(lookOf(row)));
}

function lookOf({ fontSize, words }: Row): string {
  return `${Math.round(fontSize * 2)} ${words.every(({ bold }) => bold)} ${isCapitals(words)}`;
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
