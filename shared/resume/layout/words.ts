// Characters that were drawn one after the other, as words.
import { cleanText } from './clean-text';
import type { Glyph, Look } from './glyph';

export interface Word extends Look {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** A space was drawn before it, or moved over: it is a word of its own however narrow the gap. */
  readonly spaceBefore: boolean;
  /** White space between its letters, in points, where they are spaced out; else 0. */
  readonly tracking: number;
  /** A table's cell begins with it: what is before it stands in another one, however narrow the gap. */
  readonly beginsCell: boolean;
}

/** Two thirds of the narrowest space that justified text has. Kerning makes no such gaps. */
const gapWithoutSpaces = 0.1;
/** Where spaces are drawn, gaps are the producer's rounding and the designer's spacing of letters. */
const gapBesideSpaces = 0.2;
/** Drawn further to the left than that share of the font size: not the same word. */
const overlap = 0.4;

/** @param glyphs of one page, in drawing order. */
export function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  const closeGap = closeGapOf(glyphs);
  const words: Word[] = [];
  let open: Word | undefined;
  let space = false;
  const close = () => {
    if (open) words.push(open);
    open = undefined;
  };
  for (const glyph of onceOnly(glyphs)) {
    const text = cleanText(glyph.text);
    if (text === '') continue;
    if (text === ' ') {
      close();
      space = true;
      continue;
    }
    const { x, width, baseline, fontSize, bold, italic, link } = glyph;
    if (open && continues(open, glyph, closeGap)) {
      open = { ...open, text: (open.text + text).normalize('NFC'), right: Math.max(open.right, x + width) };
    } else {
      space ||= open !== undefined && isMovedOn(open, glyph, closeGap);
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
        beginsCell: false,
      };
    }
    space = false;
  }
  close();
  return words;
}

/** A gap under that share of the font size is no space. TeX draws no spaces, nearly everything else does. */
export function closeGapOf(glyphs: readonly Glyph[]): number {
  const spaces = glyphs.filter(({ text }) => /^\s$/u.test(text)).length;
  return spaces > 0.03 * glyphs.length ? gapBesideSpaces : gapWithoutSpaces;
}

/** Further on the same line: text without drawn spaces has moves in their place. */
function isMovedOn(word: Word, { x, baseline }: Glyph, closeGap: number): boolean {
  return baseline === word.baseline && x - word.right >= closeGap * word.fontSize;
}

function continues(word: Word, glyph: Glyph, closeGap: number): boolean {
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

/** Without what was drawn again over itself: bold and shadows are made so. */
function onceOnly(glyphs: readonly Glyph[]): readonly Glyph[] {
  const drawn = new Map<string, number[]>();
  return glyphs.filter(({ text, x, baseline, fontSize }) => {
    const key = `${text} ${Math.round(baseline)}`;
    const places = drawn.get(key) ?? [];
    if (places.some((place) => Math.abs(place - x) < 0.1 * fontSize)) return false;
    places.push(x);
    drawn.set(key, places);
    return true;
  });
}
