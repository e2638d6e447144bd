// The order in which the words of a page are read: by recursive cuts along gutters, columns left to right between what stands above and below.
import { type GutterKind, kindOf } from './columns';
import { filled, type Gutter, guttersOf } from './gutters';
import { type Row, rowsOf } from './rows';
import type { Word } from './words';

/** Words that are read line by line. */
export interface Region {
  readonly words: readonly Word[];
  /** From 0, left to right; 0 over the whole width. */
  readonly column: number;
  /** Whether a column begins with it. */
  readonly top: boolean;
}

/** Cuts inside cuts: a page with more is no text. */
const deepest = 5;
/** Of the height of what is cut: a shorter gutter is a gap. */
const tallEnough = 60;
/** Fewer are no column of cells. */
const fewestCells = 3;

/** @param words of one page. */
export function regionsOf(words: readonly Word[]): readonly Region[] {
  return cut(words, 0, true, 0);
}

function cut(words: readonly Word[], column: number, top: boolean, depth: number): readonly Region[] {
  if (words.length === 0) return [];
  const rows = rowsOf(words, 0.2);
  const gutters = depth < deepest ? guttersOf(rows) : [];
  const judged = gutters.map((gutter) => ({ gutter, kind: kindOf(gutter, rows) }));
  const parting = judged.filter(({ kind }) => kind === 'columns').map((one) => one.gutter);
  const gutter = widest(parting, rows);
  if (!gutter) return [{ words: withCells(outside(rows), judged), column, top }];

  const { from, to } = gutter;
  const left = cut(gutter.left.flat(), column, true, depth + 1);
  const next = Math.max(...left.map((region) => region.column), column) + 1;
  return [
    ...cut(outside(rows.slice(0, from)), column, top, depth + 1),
    ...inOrder(left, cut(gutter.right.flat(), next, true, depth + 1)),
    ...cut(outside(rows.slice(to)), column, true, depth + 1),
  ];
}

function outside(rows: readonly Row[]): readonly Word[] {
  return rows.flatMap((row) => row.words);
}

/** The one with most rows beside each other; of two alike the one with the widest white space. */
function widest(gutters: readonly Gutter[], rows: readonly Row[]): Gutter | undefined {
  const [best] = gutters
    .filter((gutter) => heightOf(gutter, rows) >= tallEnough)
    .map((gutter) => ({
      gutter,
      score: Math.min(filled(gutter.left), filled(gutter.right)),
      space: spaceOf(gutter),
    }))
    .sort((one, other) => other.score - one.score || other.space - one.space);
  return best?.gutter;
}

function heightOf({ from, to }: Gutter, rows: readonly Row[]): number {
  return (rows[to - 1]?.baseline ?? 0) - (rows[from]?.baseline ?? 0);
}

function spaceOf({ x, left }: Gutter): number {
  return x - Math.max(...left.flat().map(({ right }) => right));
}

/** Left to right, but what holds the largest text at its top (the name) first: a sidebar is read after what it stands beside. */
function inOrder(left: readonly Region[], right: readonly Region[]): readonly Region[] {
  return titleSize(right) > 1.25 * titleSize(left) ? [...right, ...left] : [...left, ...right];
}

function titleSize(regions: readonly Region[]): number {
  const words = regions.flatMap((region) => region.words);
  const top = Math.min(...words.map(({ baseline }) => baseline));
  return Math.max(...words.filter(({ baseline }) => baseline < top + 60).map(({ fontSize }) => fontSize));
}

/** Cells of rows begin at gutters that part rows, where most of what is right of them begins at one place. */
function withCells(
  words: readonly Word[],
  judged: readonly { readonly gutter: Gutter; readonly kind: GutterKind }[],
): readonly Word[] {
  const begins = new Set<Word>();
  for (const { gutter, kind } of judged) {
    if (kind !== 'rows') continue;
    const cells = gutter.right.flatMap(([first], index) => (first && gutter.left[index]?.length ? [first] : []));
    const aligned = cells.filter((first) => Math.abs(first.x - gutter.x) < 1.5);
    if (aligned.length < fewestCells || aligned.length < cells.length * 0.6) continue;
    for (const first of aligned) begins.add(first);
  }
  return words.map((word) => (begins.has(word) ? { ...word, beginsCell: true } : word));
}
