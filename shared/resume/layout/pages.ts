// Pages of placed characters as pages of lines in reading order: the whole of layout.
import type { Line, Page } from '../model/document';
import { withDrawnBullets } from './drawn-bullets';
import type { GlyphPage } from './glyph';
import { withJoinedCells } from './joined-cells';
import { withJoinedWords } from './joined-words';
import { levelsOf } from './levels';
import { linesOf, type PlainLine } from './lines';
import { withoutMargins } from './margins';
import { withRaisedDates } from './raised-dates';
import { regionsOf } from './reading-order';
import { round } from './runs';
import { wordsOf } from './words';

/** Of the font size: a line's height, with what is usual between lines. */
const lineHeight = 1.2;

export function pagesOf(pages: readonly GlyphPage[]): readonly Page[] {
  const found = pages.map(({ height, glyphs, shapes }) => ({
    height,
    lines: regionsOf(withDrawnBullets(wordsOf(glyphs), shapes)).flatMap(linesOf),
  }));
  const kept = withoutMargins(found);
  return pages.map(({ number, width, height }, index) => ({
    number,
    width: round(width),
    height: round(height),
    lines: numbered(stretches(kept[index] ?? []).flatMap(placed), number),
  }));
}

/** Lines one after the other in one column. */
function stretches(lines: readonly PlainLine[]): readonly (readonly PlainLine[])[] {
  const found: PlainLine[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const above = last?.at(-1);
    if (last && above && !line.top && above.column === line.column && line.baseline >= above.baseline) last.push(line);
    else found.push([line]);
  }
  return found;
}

type PlacedLine = Omit<Line, 'page' | 'line'>;

function placed(column: readonly PlainLine[]): readonly PlacedLine[] {
  const lines = withJoinedWords(withRaisedDates(withJoinedCells(column)));
  const levels = levelsOf(lines);
  return lines.map(({ baseline, lastBaseline: _, start, top, ...line }, index): PlacedLine => {
    const height = lineHeight * line.fontSize;
    const above = lines[index - 1];
    return {
      ...line,
      y: round(baseline - 0.8 * line.fontSize),
      height: round(height),
      level: levels[index] ?? 0,
      gap: above ? Math.max(0, round((baseline - above.lastBaseline - height) / height)) : Number.POSITIVE_INFINITY,
    };
  });
}

function numbered(lines: readonly PlacedLine[], page: number): readonly Line[] {
  return lines.map((line, index) => ({ ...line, page, line: index + 1 }));
}
