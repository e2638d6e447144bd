// Where an operator that shows text leaves its characters.
import type { DrawingState } from './drawing-state';
import { apply, compose } from './matrix';
import { symbolText } from './symbol-fonts';

export interface DrawnGlyph {
  readonly text: string;
  /** Where it begins on its baseline, in points from the top left of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Of the baseline, in degrees, clockwise: 0 for upright text. */
  readonly angle: number;
  readonly fill: string;
  /** Drawn with neither fill nor stroke: the text layer of a scan, or something to be found by machines alone. */
  readonly invisible: boolean;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** The arithmetic of ISO 32000-2, 9.4.4; numbers between glyphs are thousandths of the font size, taken away. */
export function show(shown: readonly unknown[], state: DrawingState, glyphs: DrawnGlyph[]): void {
  const { font } = state;
  if (!font || font.vertical) return;
  const direction = state.fontSize < 0 ? -1 : 1;
  const size = Math.abs(state.fontSize);
  const stretch = state.stretch * direction;
  const placed = compose(state.page, state.textMatrix);
  const [a, b, c, d] = placed;
  const fontSize = size * Math.hypot(c, d);
  const angle = (Math.atan2(b * direction, a * direction) * 180) / Math.PI;
  // Text that is slanted by its matrix is what a program makes of a font that has no italic.
  const slanted = Math.abs(a * c + b * d) > 0.1 * Math.hypot(a, b) * Math.hypot(c, d);
  for (const item of shown) {
    if (typeof item === 'number') {
      state.x -= ((item * size) / 1000) * stretch;
      continue;
    }
    if (!isShownGlyph(item)) continue;
    const own = item.width * font.unit * size;
    const { x, y } = apply(placed, state.x, state.y + state.rise);
    glyphs.push({
      text: symbolText(item.unicode, font.symbols),
      x,
      y,
      width: Math.abs(own * stretch) * Math.hypot(a, b),
      fontSize,
      // Filled and stroked: what a program makes of a font that has no bold.
      bold: font.bold || state.mode === 2,
      italic: font.italic || slanted,
      angle,
      fill: state.fill,
      invisible: state.mode === 3 || state.mode === 7,
    });
    state.x += (own + (state.charSpacing + (item.isSpace ? state.wordSpacing : 0)) * direction) * stretch;
  }
}

function isShownGlyph(item: unknown): item is ShownGlyph {
  return typeof item === 'object' && item !== null && 'unicode' in item && 'width' in item;
}
