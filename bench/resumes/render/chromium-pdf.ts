// PDFs as a browser prints them. One Chromium, started when the first page is printed.
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser';

/** What stands over or under every page, before its number and how many there are. */
export interface Running {
  readonly at: 'top' | 'bottom';
  readonly text: string;
}

export interface PdfPrinter {
  print(html: string, paper: 'A4' | 'Letter', running?: Running): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createPdfPrinter(): PdfPrinter {
  let starting: Promise<Browser> | undefined;
  return {
    print: async (html, paper, running) => {
      starting ??= launchBrowser();
      const page = await (await starting).newPage();
      try {
        await page.setContent(html, { waitUntil: 'load' });
        await page.evaluate('document.fonts.ready');
        return await page.pdf({
          format: paper,
          printBackground: true,
          ...(running && { displayHeaderFooter: true, ...templatesOf(running) }),
          margin: { top: '15mm', bottom: '15mm', left: '17mm', right: '17mm' },
        });
      } finally {
        await page.close();
      }
    },
    close: async () => (await starting)?.close(),
  };
}

function templatesOf({ at, text }: Running): { headerTemplate: string; footerTemplate: string } {
  const line = `<div style="font-size:8pt;width:100%;text-align:right;padding-right:17mm">${text} <span class="pageNumber"></span> / <span class="totalPages"></span></div>`;
  const none = '<span></span>';
  return at === 'top' ? { headerTemplate: line, footerTemplate: none } : { headerTemplate: none, footerTemplate: line };
}
