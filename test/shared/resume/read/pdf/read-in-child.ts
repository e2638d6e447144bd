// PDFs are read, and printed by a browser, in processes of their own: what does it is loaded in a way that Jest does not allow.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Document } from '../../../../../shared/resume/model/document';
import type { RefusalCode } from '../../../../../shared/sections/resume-words';

const built = (path: string) => JSON.stringify(join(__dirname, '../../../../../dist', path));
const readScript = `
const { readPdf } = require(${built('shared/resume/read/pdf/read-pdf.js')});
const read = async (file) => readPdf(new Uint8Array(Buffer.from(file, 'base64'))).catch(({ reason }) => ({ reason }));
const files = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
Promise.all(files.map(read)).then((results) => process.stdout.write(JSON.stringify(results)));
`;

const printScript = `
const { createPdfPrinter } = require(${built('bench/resumes/render/chromium-pdf.js')});
const printer = createPdfPrinter();
printer.print(require('node:fs').readFileSync(0, 'utf8'), 'A4')
  .then((pdf) => process.stdout.write(Buffer.from(pdf).toString('base64')))
  .finally(() => printer.close());
`;

export type Read = Document | { readonly reason: RefusalCode };

/** As the build has it; an infinite gap comes back as null. */
export function readInChild(files: readonly Uint8Array[]): readonly Read[] {
  const input = JSON.stringify(files.map((file) => Buffer.from(file).toString('base64')));
  return JSON.parse(run(readScript, input));
}

export function printedByBrowser(html: string): Uint8Array {
  return Buffer.from(run(printScript, html), 'base64');
}

function run(script: string, input: string): string {
  return execFileSync(process.execPath, ['-e', script], { input, maxBuffer: 64 * 1024 * 1024 }).toString();
}

export function documentIn(file: Uint8Array): Document {
  const [read] = readInChild([file]);
  if (!read || 'reason' in read) throw new Error(`not read: ${read?.reason}`);
  return read;
}
