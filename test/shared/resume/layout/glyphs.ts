// Pages of characters as a PDF's reader gives them: half an em a letter, a quarter a space.
import type { Glyph, GlyphPage, Shape } from '../../../../shared/resume/layout/glyph';
import { pagesOf } from '../../../../shared/resume/layout/pages';
import type { Line } from '../../../../shared/resume/model/document';

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly link?: string;
  /** Points after each character. */
  readonly spacing?: number;
  /** TeX moves where others draw a space. */
  readonly spaces?: 'drawn' | 'moved';
}

/** A text that begins at x on the baseline y. */
export function text(content: string, x: number, y: number, style: Style = {}): readonly Glyph[] {
  const { size = 10, bold = false, italic = false, link, spacing = 0, spaces = 'drawn' } = style;
  const glyphs: Glyph[] = [];
  let at = x;
  for (const character of content) {
    const width = size * (character === ' ' ? 0.25 : 0.5);
    if (character !== ' ' || spaces === 'drawn') {
      glyphs.push({
        text: character,
        x: at,
        width,
        baseline: y,
        fontSize: size,
        bold,
        italic,
        ...(link ? { link } : {}),
      });
    }
    at += width + spacing;
  }
  return glyphs;
}

/** A text that ends at x. */
export function textTo(content: string, right: number, y: number, style: Style = {}): readonly Glyph[] {
  const [first] = text(content, 0, y, style);
  const last = text(content, 0, y, style).at(-1);
  const width = (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0);
  return text(content, right - width, y, style);
}

/** Lines one under the other, 14 points apart. */
export function flow(lines: readonly string[], x: number, y: number, style: Style = {}): readonly Glyph[] {
  return lines.flatMap((line, index) => text(line, x, y + 14 * index, style));
}

export function page(glyphs: readonly (readonly Glyph[])[], shapes: readonly Shape[] = [], number = 1): GlyphPage {
  return { number, width: 595, height: 842, glyphs: glyphs.flat(), shapes };
}

/** The lines of one page. */
export function linesOf(glyphs: readonly (readonly Glyph[])[], shapes: readonly Shape[] = []): readonly Line[] {
  return pagesOf([page(glyphs, shapes)]).flatMap(({ lines }) => lines);
}

export function textsOf(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => line.text);
}
