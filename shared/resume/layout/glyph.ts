// What layout is made from: characters where a page shows them, in the order in which they were drawn.

/** How a character looks. */
export interface Look {
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link?: string;
}

/** One character, or a ligature, or a bullet that was drawn as a shape. Lengths in points, from the top left of the page. */
export interface Glyph extends Look {
  readonly text: string;
  readonly x: number;
  /** How far the next character is moved by this one alone, without letter-spacing. */
  readonly width: number;
  readonly baseline: number;
}

/** The box of something painted that may be a bullet. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface GlyphPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly shapes: readonly Shape[];
}
