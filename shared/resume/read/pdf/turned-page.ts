// Pages whose text does not stand upright: scans and tables that were printed across.
import type { Drawing } from './drawn';
import type { DrawnGlyph } from './shown-text';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Share of the characters that run one way, from which the page does. */
const most = 0.6;

/** The page as it is held to read it: with most of its text from left to right. */
export function upright(drawing: Drawing, size: PageSize): { readonly drawing: Drawing; readonly size: PageSize } {
  const quarters = quartersOf(drawing.glyphs);
  if (quarters === 0) return { drawing, size };
  const turn = (x: number, y: number) => turned(x, y, quarters, size);
  const glyphs = drawing.glyphs.map((glyph) => ({
    ...glyph,
    ...turn(glyph.x, glyph.y),
    angle: normal(glyph.angle - 90 * quarters),
  }));
  const shapes = drawing.shapes.map(({ left, top, right, bottom, ...shape }) => {
    const [one, other] = [turn(left, top), turn(right, bottom)];
    return {
      ...shape,
      left: Math.min(one.x, other.x),
      top: Math.min(one.y, other.y),
      right: Math.max(one.x, other.x),
      bottom: Math.max(one.y, other.y),
    };
  });
  const { width, height } = size;
  return { drawing: { glyphs, shapes }, size: quarters === 2 ? size : { width: height, height: width } };
}

/** Quarters of a turn, clockwise, that most of the text is turned by. */
function quartersOf(glyphs: readonly DrawnGlyph[]): 0 | 1 | 2 | 3 {
  const counts = [0, 0, 0, 0];
  for (const { angle } of glyphs) {
    const quarter = ((Math.round(angle / 90) % 4) + 4) % 4;
    counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  const found = ([1, 2, 3] as const).find((quarter) => (counts[quarter] ?? 0) > most * glyphs.length);
  return found ?? 0;
}

function turned(x: number, y: number, quarters: 1 | 2 | 3, { width, height }: PageSize) {
  switch (quarters) {
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
  }
}

function normal(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
