// One page of a PDF as characters in points from its top left, with what they link to.
import type { getDocumentProxy } from 'unpdf';
import type { Glyph, GlyphPage } from '../../layout/glyph';
import type { Warning } from '../../model/warning';
import type { Font } from './drawing-state';
import { drawn, type OperatorNumbers } from './drawn';
import { fontLook } from './font-look';
import { linkAreas, linkAt } from './link-areas';
import { identity, matrixOf } from './matrix';
import { symbolFont } from './symbol-fonts';
import { upright } from './turned-page';
import { visibleText } from './visible-text';

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** Points: no bullet is larger. */
const largestBullet = 9;
/** A page with more of them is a drawing. */
const mostShapes = 1_000;

/** The page, and what is told of it. */
export async function pageGlyphs(
  page: PdfPage,
  numbers: OperatorNumbers,
): Promise<{ readonly page: GlyphPage; readonly codes: ReadonlySet<Warning['code']> }> {
  const viewport = page.getViewport({ scale: 1 });
  const base = matrixOf(viewport.transform) ?? identity;
  const { drawing, size } = upright(drawn(await page.getOperatorList(), numbers, base, fontReader(page)), {
    width: viewport.width,
    height: viewport.height,
  });
  const { glyphs, codes } = visibleText(drawing, size);
  const areas = linkAreas(await page.getAnnotations(), base);
  const shapes = drawing.shapes.filter(
    (shape) => shape.right - shape.left < largestBullet && shape.bottom - shape.top < largestBullet,
  );
  return {
    page: {
      number: page.pageNumber,
      ...size,
      glyphs: glyphs.map(({ text, x, y, width: own, fontSize, bold, italic }): Glyph => {
        const link = linkAt(areas, x + own / 2, y - fontSize * 0.3);
        return { text, x, width: own, baseline: y, fontSize, bold, italic, ...(link ? { link } : {}) };
      }),
      shapes: shapes.length > mostShapes ? [] : shapes,
    },
    codes,
  };
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
  const name = String(field('name') ?? '');
  const look = fontLook(name);
  return {
    bold: look.bold || field('bold') === true || field('black') === true,
    italic: look.italic || field('italic') === true,
    symbols: symbolFont(name),
    unit: matrixOf(field('fontMatrix'))?.[0] ?? 0.001,
    vertical: field('vertical') === true,
  };
}
