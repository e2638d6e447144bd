// One page of a PDF as characters in points from its top left, with what they link to.
import type { getDocumentProxy } from 'unpdf';
import type { Glyph, GlyphPage } from '../../layout/glyph';
import type { Font } from './drawing-state';
import { drawn, type OperatorNumbers } from './drawn';
import { fontLook } from './font-look';
import { linkAreas, linkAt } from './link-areas';
import { identity, matrixOf } from './matrix';

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

export async function pageGlyphs(page: PdfPage, numbers: OperatorNumbers): Promise<GlyphPage> {
  const viewport = page.getViewport({ scale: 1 });
  const base = matrixOf(viewport.transform) ?? identity;
  const operators = await page.getOperatorList();
  const drawing = drawn(operators, numbers, base, fontReader(page));
  const areas = linkAreas(await page.getAnnotations(), base);
  const glyphs = drawing.glyphs.map(({ text, x, y, width, fontSize, bold, italic }): Glyph => {
    const link = linkAt(areas, x + width / 2, y - fontSize * 0.3);
    return { text, x, width, baseline: y, fontSize, bold, italic, ...(link ? { link } : {}) };
  });
  return { number: page.pageNumber, width: viewport.width, height: viewport.height, glyphs };
}

/** Fonts are there once the operators have been read. */
function fontReader(page: PdfPage): (name: string) => Font | undefined {
  const known = new Map<string, Font | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, page.commonObjs.has(name) ? fontOf(page.commonObjs.get(name)) : undefined);
    return known.get(name);
  };
}

function fontOf(font: unknown): Font | undefined {
  if (typeof font !== 'object' || font === null) return undefined;
  const field = (key: string): unknown => Reflect.get(font, key);
  const name = field('name');
  const look = fontLook(typeof name === 'string' ? name : '');
  return {
    bold: look.bold || field('bold') === true || field('black') === true,
    italic: look.italic || field('italic') === true,
    symbols: look.symbols,
    unit: matrixOf(field('fontMatrix'))?.[0] ?? 0.001,
    vertical: field('vertical') === true,
  };
}
