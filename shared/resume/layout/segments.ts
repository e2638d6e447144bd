// Words that stand on one baseline without a wide gap between them: the pieces that lines, table cells and columns are made of.
import { joinSpacedLetters } from './spaced-letters';
import type { Word } from './words';

export interface Segment {
  /** Left to right; at least one. */
  readonly words: readonly Word[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly fontSize: number;
}

/** A gap above that share of the font size is a tab, a column's gutter or a table's: not a space. */
export const wideGap = 1.2;
/** In justified text a space may be as wide; a wide gap is so many times wider than the other spaces on its line. */
const widerThanOthers = 2.2;

export function segmentsOf(words: readonly Word[]): readonly Segment[] {
  return baselines(words).flatMap((row) => {
    const joined = joinSpacedLetters([...row].sort((one, other) => one.x - other.x));
    const usual = usualGap(joined);
    return cut(joined, usual).map(segmentOf);
  });
}

export function segmentOf(words: readonly Word[]): Segment {
  const { fontSize, baseline } = mostOf(words);
  return {
    words,
    x: Math.min(...words.map(({ x }) => x)),
    right: Math.max(...words.map(({ right }) => right)),
    baseline,
    fontSize,
  };
}

/** Whether what is between the two is more than a space. */
export function isWide(left: Word, right: Word, usual: number): boolean {
  const gap = right.x - left.right;
  const size = Math.min(left.fontSize, right.fontSize);
  const tracked = 2 * Math.max(left.tracking, right.tracking);
  return gap - tracked > Math.max(wideGap * size, Math.min(widerThanOthers * usual, 3 * size));
}

/** The middle one of the gaps of a line's words; 0 where it has too few to tell. */
export function usualGap(words: readonly Word[]): number {
  const gaps = words
    .flatMap((word, index) => {
      const next = words[index + 1];
      return next ? [next.x - word.right] : [];
    })
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other);
  return gaps.length < 4 ? 0 : (gaps[Math.floor(gaps.length / 2)] ?? 0);
}

/** Words whose baselines are the same but for a fifth of the font size. */
function baselines(words: readonly Word[]): readonly (readonly Word[])[] {
  const rows: Word[][] = [];
  let first: Word | undefined;
  for (const word of [...words].sort((one, other) => one.baseline - other.baseline || one.x - other.x)) {
    const row = rows.at(-1);
    if (row && first && word.baseline - first.baseline < 0.2 * Math.min(word.fontSize, first.fontSize)) row.push(word);
    else {
      rows.push([word]);
      first = word;
    }
  }
  return rows;
}

function cut(words: readonly Word[], usual: number): readonly (readonly Word[])[] {
  const pieces: Word[][] = [];
  for (const word of words) {
    const piece = pieces.at(-1);
    const last = piece?.at(-1);
    if (piece && last && !isWide(last, word, usual)) piece.push(word);
    else pieces.push([word]);
  }
  return pieces;
}

/** The word with the look that most characters have. */
export function mostOf(words: readonly Word[]): Word {
  const characters = new Map<string, { word: Word; count: number }>();
  for (const word of words) {
    const key = `${word.fontSize.toFixed(1)} ${word.baseline.toFixed(1)}`;
    const seen = characters.get(key) ?? { word, count: 0 };
    seen.count += word.text.length;
    characters.set(key, seen);
  }
  const [most] = [...characters.values()].sort((one, other) => other.count - one.count);
  if (!most) throw new RangeError('no words');
  return most.word;
}
