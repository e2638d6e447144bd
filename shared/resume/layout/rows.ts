// Words that stand on one baseline.
import { joinSpacedLetters } from './spaced-letters';
import type { Word } from './words';

export interface Row {
  /** Left to right; at least one. */
  readonly words: readonly Word[];
  /** Of most of its characters. */
  readonly baseline: number;
  readonly fontSize: number;
}

/** A gap above that share of the font size is a tab, a column's gutter or a table's: not a space. */
const wideGap = 1.2;
/** In justified text a space may be as wide; a wide gap is so many times wider than the other spaces on its line. */
const widerThanOthers = 2.2;

/** Top to bottom. @param tolerance of baselines, as a share of the smaller font size. */
export function rowsOf(words: readonly Word[], tolerance: number): readonly Row[] {
  const rows: Word[][] = [];
  let first: Word | undefined;
  for (const word of [...words].sort((one, other) => one.baseline - other.baseline || one.x - other.x)) {
    const row = rows.at(-1);
    if (row && first && isSameRow(first, word, tolerance)) {
      row.push(word);
    } else {
      rows.push([word]);
      first = word;
    }
  }
  return withRaised(rows)
    .filter((row) => row.length > 0)
    .map((row) => rowOf(joinSpacedLetters(row.sort((one, other) => one.x - other.x))))
    .sort((one, other) => one.baseline - other.baseline);
}

function isSameRow(first: Word, word: Word, tolerance: number): boolean {
  const [small, large] = [Math.min(word.fontSize, first.fontSize), Math.max(word.fontSize, first.fontSize)];
  // Beside a name in large type stand lines that are not its own.
  const allowed = large > 1.5 * small ? Math.min(tolerance, 0.12) : tolerance;
  return word.baseline - first.baseline < allowed * small;
}

/** Small words above or below the end of a larger one (1st, m²) go to its row. */
function withRaised(rows: readonly (readonly Word[])[]): readonly Word[][] {
  const result: Word[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    for (const word of row) {
      const home = [index - 1, index + 1, index - 2, index + 2].find((near) =>
        rows[near]?.some((larger) => isRaised(word, larger)),
      );
      result[home ?? index]?.push(word);
    }
  }
  return result;
}

function isRaised(word: Word, larger: Word): boolean {
  return (
    word.fontSize < 0.85 * larger.fontSize &&
    Math.abs(larger.baseline - word.baseline) < 0.6 * larger.fontSize &&
    Math.abs(word.x - larger.right) < 0.25 * larger.fontSize
  );
}

function rowOf(words: readonly Word[]): Row {
  const characters = new Map<string, { word: Word; count: number }>();
  for (const word of words) {
    const key = `${word.fontSize.toFixed(1)} ${word.baseline.toFixed(1)}`;
    const seen = characters.get(key) ?? { word, count: 0 };
    seen.count += word.text.length;
    characters.set(key, seen);
  }
  const [most] = [...characters.values()].sort((one, other) => other.count - one.count);
  return { words, baseline: most?.word.baseline ?? 0, fontSize: most?.word.fontSize ?? 0 };
}

/** Whether what is between the two is more than a space. @param usual of {@link usualGap} */
export function isWide(left: Word, right: Word, usual: number): boolean {
  if (right.beginsCell) return true;
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
