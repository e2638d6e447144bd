// Recognised words as the layout takes what a PDF draws: a word for a character, and a space after it.
import type { Glyph } from '../../layout/glyph';
import type { SizedLine } from './type-size';

/** As a share of the font size: what parts two words at least. Their boxes may touch. */
const space = 0.15;
const narrowest = 0.1;

export function recognisedGlyphs({ line, places, baseline, fontSize }: SizedLine): readonly Glyph[] {
  const look = { baseline, fontSize, bold: line.isHeading, italic: false };
  return line.words.flatMap(({ content }, index): readonly Glyph[] => {
    const { left = 0, right = 0 } = places[index] ?? {};
    const next = places[index + 1]?.left ?? Number.POSITIVE_INFINITY;
    const end = Math.max(left + narrowest * fontSize, Math.min(right, next - space * fontSize));
    return [
      { ...look, text: content, x: left, width: end - left },
      { ...look, text: ' ', x: end, width: space * fontSize },
    ];
  });
}
