// A PDF as a document: what its pages draw, put into lines and reading order.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { Unreadable } from '../../errors';
import type { GlyphPage } from '../../layout/glyph';
import { pagesOf } from '../../layout/pages';
import { limits } from '../../limits';
import type { Document } from '../../model/document';
import type { Warning } from '../../model/warning';
import { pageGlyphs } from './page-glyphs';

/** Pages without text give pages without lines. @throws {Unreadable} password, broken, too-many-pages, too-much-text */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const { OPS } = await getResolvedPDFJS();
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.pages) throw new Unreadable('too-many-pages');
    const pages: GlyphPage[] = [];
    const warnings: Warning[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const read = await pageGlyphs(page, OPS);
      page.cleanup();
      characters += read.page.glyphs.length;
      if (characters > limits.characters) throw new Unreadable('too-much-text');
      pages.push(read.page);
      for (const code of read.codes) warnings.push({ code, page: number });
      if (read.page.glyphs.length === 0) warnings.push({ code: 'pages-without-text', page: number });
    }
    return { format: 'pdf', pages: pagesOf(pages), warnings };
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken', { cause: error });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // pdf.js takes the buffer over and takes no Buffer, which is what files are read into: it gets a plain array of its own.
    // Images are never decoded, fonts never loaded.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: 1,
      stopAtErrors: false,
    });
  } catch (error) {
    const password = error instanceof Error && error.name === 'PasswordException';
    throw new Unreadable(password ? 'password' : 'broken', { cause: error });
  }
}
