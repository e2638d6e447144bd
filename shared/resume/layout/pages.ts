// Pages of placed characters as pages of lines in reading order: the whole of layout.
import type { Line, Page } from '../model/document';
import type { Warning } from '../model/warning';
import type { GlyphPage } from './glyph';
import { linesOf, type PlainLine } from './lines';
import { regionsOf } from './reading-order';
import { round } from './runs';
import { wordsOf } from './words';

/** Of the font size: a line's height, with what is usual between lines. */
const lineHeight = 1.2;

export function pagesOf(pages: readonly GlyphPage[]): {
  readonly pages: readonly Page[];
  readonly warnings: readonly Warning[];
} {
  return {
    pages: pages.map(({ number, width, height, glyphs }) => {
      const lines = regionsOf(wordsOf(glyphs)).flatMap(({ words, column }) => linesOf(words, column));
      return { number, width: round(width), height: round(height), lines: numbered(lines, number) };
    }),
    warnings: [],
  };
}

function numbered(lines: readonly PlainLine[], page: number): readonly Line[] {
  return lines.map(({ baseline, ...line }, index): Line => {
    const height = lineHeight * line.fontSize;
    const above = lines[index - 1];
    const space =
      above?.column === line.column ? (baseline - above.baseline - height) / height : Number.POSITIVE_INFINITY;
    return {
      ...line,
      page,
      line: index + 1,
      y: round(baseline - 0.8 * line.fontSize),
      height: round(height),
      bullet: false,
      level: 0,
      gap: Math.max(0, round(space)),
    };
  });
}
