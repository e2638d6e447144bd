// Headings with spaced letters (E D U C A T I O N) as words: by equal gaps between single letters, whether they are made by spacing or
// by typed spaces.
import { sameLook, type Word } from './words';

/** Fewer single letters in a row may be initials or marks. */
const atLeast = 4;
/** Moves between letters, where spaces are drawn, from which letters are spaced. */
const fewestMoves = 2;
/** As shares of the font size: moves further than that lead to another cell, spaces wider than that to another word. */
const widestMove = 0.5;
const widestSpace = 1;

/** @param words of one baseline, left to right. */
export function joinSpacedLetters(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let index = 0;
  while (index < words.length) {
    const pieces = piecesFrom(words, index);
    const tracking = trackingOf(pieces);
    if (tracking === undefined) joined.push(...pieces);
    else joined.push(...joinLetters(pieces, tracking));
    index += pieces.length;
  }
  return joined;
}

/** Short words in one look: letters, and such as kerning has pulled together. Else the one word. */
function piecesFrom(words: readonly Word[], from: number): readonly Word[] {
  let end = from + 1;
  for (let word = words[end]; word && isPiece(word); word = words[end]) {
    const last = words[end - 1];
    if (!last || !isPiece(last) || !sameLook(last, word) || word.x - last.right > 3 * word.fontSize) break;
    end += 1;
  }
  return words.slice(from, end);
}

/** What parts items of a list is no piece of a word. */
function isPiece({ text }: Word): boolean {
  return text.length <= 3 && !/^[•·|/&+,;]$/.test(text);
}

/** The gap between the letters of a word; `undefined` where they are no spaced letters. */
function trackingOf(pieces: readonly Word[]): number | undefined {
  const size = pieces[0]?.fontSize ?? 0;
  const moves = pieces
    .slice(1)
    .flatMap((word, index) => (word.before === 'move' ? [gapBefore(pieces, index + 1)] : []));
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (moves.length >= fewestMoves && letters <= 2 * pieces.length) return usualOf(moves, 0.5, widestMove * size, size);
  const single = pieces.filter(({ text }) => text.length === 1).length;
  if (pieces.length < atLeast || single < 0.6 * pieces.length) return undefined;
  const gaps = pieces.slice(1).map((_, index) => gapBefore(pieces, index + 1));
  // The wider ones are those between words.
  return usualOf(gaps, 0.33, widestSpace * size, size);
}

/** The gap at that place in their order, where most are like it. */
function usualOf(gaps: readonly number[], place: number, widest: number, size: number): number | undefined {
  const sorted = [...gaps].sort((one, other) => one - other);
  const usual = sorted[Math.floor(sorted.length * place)] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - usual) < 0.12 * size).length;
  return usual > 0.05 * size && usual < widest && alike >= gaps.length * 0.6 ? usual : undefined;
}

function gapBefore(words: readonly Word[], index: number): number {
  return (words[index]?.x ?? 0) - (words[index - 1]?.right ?? 0);
}

function joinLetters(letters: readonly Word[], tracking: number): readonly Word[] {
  const words: Word[] = [];
  for (const letter of letters) {
    const last = words.at(-1);
    if (last && letter.x - last.right < 1.6 * tracking + 0.05 * letter.fontSize) {
      words[words.length - 1] = { ...last, text: last.text + letter.text, right: letter.right };
    } else words.push({ ...letter, before: 'space', tracking });
  }
  return words;
}
