// The files of the set: each document in each layout, rendered once and kept in the cache under a hash of all that makes it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionOf, type Layout } from '../layouts/layout';
import { cacheFolder, root } from '../root';
import type { SetDocument } from '../set/resume';
import { type Truth, truthOf } from '../set/truth';
import { createPdfPrinter, type PdfPrinter } from './chromium-pdf';
import { inkFor } from './ink';

export interface SetFile {
  /** `en-jane-developer.classic.pdf` */
  readonly name: string;
  readonly document: SetDocument;
  readonly layout: Layout;
  readonly truth: Truth;
}

export function filesOf(documents: readonly SetDocument[], layouts: readonly Layout[]): SetFile[] {
  return documents.flatMap((document) =>
    layouts.map((layout) => ({
      name: `${document.id.replace('/', '-')}.${layout.id}.${extensionOf(layout)}`,
      document,
      layout,
      truth: truthOf(document.resume, document.language, layout.dates.form, layout.omitted),
    })),
  );
}

/** Where each file is, by its name; renders those that are not there yet. */
export async function render(
  files: readonly SetFile[],
  told: (rendered: number) => void,
): Promise<Map<string, string>> {
  mkdirSync(cacheFolder, { recursive: true });
  const printer = createPdfPrinter();
  const paths = new Map<string, string>();
  const sources = sourcesHash();
  let rendered = 0;
  try {
    for (const file of files) {
      const path = join(cacheFolder, `${keyOf(file, sources)}-${file.name}`);
      paths.set(file.name, path);
      if (existsSync(path)) continue;
      // Renamed when whole: a run that is stopped leaves no half a file under the name.
      writeFileSync(`${path}.part`, await bytesOf(file, printer));
      renameSync(`${path}.part`, path);
      rendered += 1;
    }
  } finally {
    await printer.close();
  }
  told(rendered);
  return paths;
}

async function bytesOf({ document, layout }: SetFile, printer: PdfPrinter): Promise<Uint8Array | string> {
  const ink = inkFor(document, layout.dates);
  switch (layout.writer) {
    case 'chromium':
      return printer.print(
        layout.page(ink),
        layout.paper,
        layout.running && { at: layout.running.at, text: layout.running.text(ink) },
      );
    case 'pdfkit':
      return layout.draw(ink);
    case 'docx':
      return layout.word(ink);
    case 'text':
      return layout.text(ink);
    default:
      return layout satisfies never;
  }
}

function keyOf({ document, layout }: SetFile, sources: (layout: string) => string): string {
  return hashOf(JSON.stringify(document.resume) + document.id + sources(layout.id));
}

/** Of a layout's own source, of what all layouts share and of the packages that write. */
function sourcesHash(): (layout: string) => string {
  const folder = (name: string) => join(root, 'bench', 'resumes', name);
  const shared = [
    ...readdirSync(folder('render')).map((file) => join(folder('render'), file)),
    ...['small-sections.ts', 'outline.ts', 'contacts.ts'].map((file) => join(folder('layouts'), file)),
    ...['@sparticuz/chromium', 'docx', 'pdfkit'].map((name) => join(root, 'node_modules', name, 'package.json')),
  ].map((path) => readFileSync(path, 'utf8'));
  return (layout) => hashOf([...shared, readFileSync(join(folder('layouts'), `${layout}.ts`), 'utf8')].join('\0'));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
