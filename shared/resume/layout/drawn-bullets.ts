// Bullets that are drawn as shapes: small, about as high as wide, shortly before the first word of a line. Chromium draws all of them so.
import type { Shape } from './glyph';
import type { Word } from './words';

/** As shares of the font size of the word that they stand before. */
const smallest = 0.12;
const largest = 0.65;
const farthest = 2.5;
/** A word as near on the other side: the shape stands inside a line. */
const beside = 1;

/** The words, and a `•` before those with such a shape. */
export function withDrawnBullets(words: readonly Word[], shapes: readonly Shape[]): readonly Word[] {
  const bullets = shapes.flatMap((shape) => {
    const word = firstWordAfter(words, shape);
    return word && isBullet(shape, word) ? [bulletBefore(word, shape)] : [];
  });
  return [...words, ...bullets];
}

function firstWordAfter(words: readonly Word[], { left, top, right, bottom }: Shape): Word | undefined {
  const middle = (top + bottom) / 2;
  const near = words.filter(
    ({ x, right: end, baseline, fontSize }) =>
      middle < baseline &&
      middle > baseline - 0.8 * fontSize &&
      end > left - beside * fontSize &&
      x < right + farthest * fontSize,
  );
  const [first] = near.sort((one, other) => one.x - other.x);
  return first && first.x >= right ? first : undefined;
}

function isBullet({ left, top, right, bottom }: Shape, { fontSize }: Word): boolean {
  const [width, height] = [right - left, bottom - top];
  const side = Math.max(width, height);
  return side > smallest * fontSize && side < largest * fontSize && Math.min(width, height) > 0.6 * side;
}

function bulletBefore({ baseline, fontSize, bold, italic }: Word, { left, right }: Shape): Word {
  return {
    text: '•',
    x: left,
    right,
    baseline,
    fontSize,
    bold,
    italic,
    before: 'space',
    tracking: 0,
    beginsCell: false,
  };
}
