// Characters that were drawn one after the other, as words.
import { cleanText } from './clean-text';
import type { Glyph, Look } from './glyph';

export interface Word extends Look {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /**
   * What parts it from what was drawn before it: a space, which it is a word of its own by however narrow the gap, or a move where other
   * words are parted by spaces: spaced letters, cells.
   */
  readonly before: 'space' | 'move' | 'nothing';
  /** White space between its letters, in points, where they are spaced out; else 0. */
  readonly tracking: number;
  /** A table's cell begins with it: what is before it stands in another one, however narrow the gap. */
  readonly beginsCell: boolean;
}

/** Share of a page's characters, up to which spaces are not drawn but moved over: by TeX, and hardly anything else. */
const fewSpaces = 0.03;
/** Two thirds of the narrowest space that justified text has. Kerning makes no such gaps. */
const gapWithoutSpaces = 0.1;
/** Where spaces are drawn, gaps are the producer's rounding and the designer's spacing of letters. */
const gapBesideSpaces = 0.2;
/** Drawn further to the left than that share of the font size: not the same word. */
const overlap = 0.4;

/** @param glyphs of one page, in drawing order. */
export function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  const drawsSpaces = glyphs.filter(({ text }) => /^\s$/u.test(text)).length > fewSpaces * glyphs.length;
  const closeGap = drawsSpaces ? gapBesideSpaces : gapWithoutSpaces;
  const words: Word[] = [];
  let open: Word | undefined;
  let before: Word['before'] = 'nothing';
  const close = () => {
    if (open) words.push(open);
    open = undefined;
  };
  for (const glyph of onceOnly(glyphs)) {
    const text = cleanText(glyph.text);
    if (text === '') continue;
    if (text === ' ') {
      close();
      before = 'space';
      continue;
    }
    const { x, width, baseline, fontSize, bold, italic, link } = glyph;
    if (open && continues(open, glyph, closeGap)) {
      open = { ...open, text: (open.text + text).normalize('NFC'), right: Math.max(open.right, x + width) };
    } else {
      if (open && before === 'nothing' && isMovedOn(open, glyph, closeGap)) before = drawsSpaces ? 'move' : 'space';
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
        before,
        tracking: 0,
        beginsCell: false,
      };
    }
    before = 'nothing';
  }
  close();
  return words;
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
