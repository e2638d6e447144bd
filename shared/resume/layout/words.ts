// Characters that were drawn one after the other, as words.
import { cleanText } from './clean-text';
import type { Glyph, Look } from './glyph';

export interface Word extends Look {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** A space was drawn before it: it is a word of its own however narrow the gap. */
  readonly spaceBefore: boolean;
  /** White space between its letters, in points, where they are spaced out; else 0. */
  readonly tracking: number;
}

/** A gap under that share of the font size is no space: kerning and rounding make such gaps inside words. */
export const closeGap = 0.15;
/** Drawn further to the left than that share of the font size: not the same word. */
const overlap = 0.4;

export function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  const words: Word[] = [];
  let open: Word | undefined;
  let space = false;
  const close = () => {
    if (open) words.push(open);
    open = undefined;
  };
  for (const glyph of glyphs) {
    const text = cleanText(glyph.text);
    if (text === '') continue;
    if (text === ' ') {
      close();
      space = true;
      continue;
    }
    const { x, width, baseline, fontSize, bold, italic, link } = glyph;
    if (open && continues(open, glyph)) {
      open = { ...open, text: (open.text + text).normalize('NFC'), right: Math.max(open.right, x + width) };
    } else {
      close();
      open = {
        text,
        x,
        right: x + width,
        baseline,
        fontSize,
        bold,
        italic,
        ...(link ? { link } : {}),
        spaceBefore: space,
        tracking: 0,
      };
    }
    space = false;
  }
  close();
  return words;
}

function continues(word: Word, glyph: Glyph): boolean {
  const gap = glyph.x - word.right;
  return (
    sameLook(word, glyph) &&
    Math.abs(glyph.baseline - word.baseline) < 0.1 * word.fontSize &&
    gap < closeGap * word.fontSize &&
    gap > -overlap * word.fontSize
  );
}

export function sameLook(one: Look, other: Look): boolean {
  return (
    Math.abs(one.fontSize - other.fontSize) < 0.05 * one.fontSize &&
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.link === other.link
  );
}
