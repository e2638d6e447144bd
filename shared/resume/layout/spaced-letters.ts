// Headings with spaced letters (E D U C A T I O N) as words: by equal gaps between single letters, whether they are made by spacing or
// by typed spaces.
import { sameLook, type Word } from './words';

/** Fewer single letters in a row may be initials or marks. */
const atLeast = 4;

/** @param words of one baseline, left to right. */
export function joinSpacedLetters(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let index = 0;
  while (index < words.length) {
    const end = endOfLetters(words, index);
    const letters = words.slice(index, end);
    const tracking = letters.length >= atLeast ? trackingOf(letters) : undefined;
    if (tracking === undefined) {
      joined.push(...words.slice(index, Math.max(end, index + 1)));
      index = Math.max(end, index + 1);
    } else {
      joined.push(...joinLetters(letters, tracking));
      index = end;
    }
  }
  return joined;
}

/** Letters that kerning has pulled together make two of a word. */
function endOfLetters(words: readonly Word[], from: number): number {
  let end = from;
  for (let word = words[end]; word && word.text.length <= 2; word = words[end]) {
    const last = words[end - 1];
    if (end > from && last && (!sameLook(last, word) || word.x - last.right > 3 * word.fontSize)) break;
    end += 1;
  }
  const letters = words.slice(from, end);
  return letters.filter(({ text }) => text.length === 1).length >= letters.length * 0.6 ? end : from;
}

/** The gap between the letters of a word: the usual one of the narrower half. `undefined` where gaps are not alike. */
function trackingOf(letters: readonly Word[]): number | undefined {
  const gaps = gapsOf(letters).sort((one, other) => one - other);
  const usual = gaps[Math.floor(gaps.length / 3)] ?? 0;
  const size = letters[0]?.fontSize ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - usual) < 0.12 * size).length;
  return usual > 0.05 * size && usual < size && alike >= gaps.length * 0.6 ? usual : undefined;
}

function joinLetters(letters: readonly Word[], tracking: number): readonly Word[] {
  const words: Word[] = [];
  for (const letter of letters) {
    const last = words.at(-1);
    if (last && letter.x - last.right < 1.6 * tracking + 0.05 * letter.fontSize) {
      words[words.length - 1] = { ...last, text: last.text + letter.text, right: letter.right };
    } else words.push({ ...letter, spaceBefore: true, tracking });
  }
  return words;
}

function gapsOf(words: readonly Word[]): number[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return next ? [next.x - word.right] : [];
  });
}
