// A scan as a document: what Document Intelligence has recognised in it, put into lines and reading order as a PDF's own text is.
import { Unreadable } from '../../errors';
import { pagesOf } from '../../layout/pages';
import { limits } from '../../limits';
import type { Document } from '../../model/document';
import type { Warning } from '../../model/warning';
import { type AnalyzedPage, analysisSchema } from './answer';
import { surelyRead } from './line-confidence';
import { recognisedGlyphs } from './recognised-glyphs';
import { recognisedLines } from './recognised-lines';
import { sizedLines } from './type-size';
import { uprightPage } from './upright-page';

/**
 * @param bytes of the service's answer: JSON.
 * @throws {Unreadable} broken where it is not what the service documents; too-many-pages, too-much-text
 */
export function readRecognition(bytes: Uint8Array): Document {
  const { apiVersion, modelId: model, pages, paragraphs } = analysisOf(bytes);
  if (pages.length > limits.pages) throw new Unreadable('too-many-pages');
  if (charactersOf(pages) > limits.characters) throw new Unreadable('too-much-text');
  const upright = pages.map((page) => {
    const lines = recognisedLines(page, paragraphs);
    if (lines.length > limits.linesPerPage) throw new Unreadable('too-much-text');
    return { number: page.pageNumber, ...uprightPage(page, lines) };
  });
  const sized = sizedLines(upright.map(({ lines }) => lines));
  const laidOut = pagesOf(
    upright.map(({ number, width, height }, index) => {
      return { number, width, height, glyphs: (sized[index] ?? []).flatMap(recognisedGlyphs), shapes: [] };
    }),
  );
  const warnings = upright.flatMap(({ number, lines, hasTurned }): Warning[] => [
    ...(hasTurned ? [{ code: 'rotated-text', page: number } as const] : []),
    ...(lines.length === 0 ? [{ code: 'pages-without-text', page: number } as const] : []),
  ]);
  return {
    format: 'pdf',
    pages: laidOut.map((page, index) => surelyRead(page, sized[index] ?? [])),
    warnings: [{ code: 'recognised' }, ...warnings],
    recognisedBy: { model, apiVersion },
  };
}

function analysisOf(bytes: Uint8Array) {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(bytes).toString());
  } catch (cause) {
    throw new Unreadable('broken', { cause });
  }
  const parsed = analysisSchema.safeParse(answer);
  if (!parsed.success) throw new Unreadable('broken', { cause: parsed.error });
  return parsed.data.analyzeResult;
}

function charactersOf(pages: readonly AnalyzedPage[]): number {
  return pages.reduce((sum, { words }) => words.reduce((count, { content }) => count + content.length + 1, sum), 0);
}
