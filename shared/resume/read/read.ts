// From the bytes of a file that inspect has let through to its text with layout, whatever its format.

import type { RefusalCode } from '../../sections/resume-words';
import { Unreadable } from '../errors';
import type { Document, Format } from '../model/document';
import type { ParsedResume } from '../model/parsed-resume';
import { readDocx } from './docx/read-docx';
import { readHtml } from './html/read-html';
import { readPdf } from './pdf/read-pdf';
import { readJsonResume } from './read-json-resume';
import { readMarkdown } from './read-markdown';
import { readText } from './read-text';

export type ReadFile =
  | { readonly ok: true; readonly document: Document }
  /** A JSON Resume needs no parser. */
  | { readonly ok: true; readonly resume: ParsedResume; readonly text: string }
  | { readonly ok: false; readonly status: 'no-text' }
  | { readonly ok: false; readonly status: 'refused'; readonly reason: RefusalCode };

/** Rejects for faults of our own alone: what is wrong with the file is in the answer. */
export async function readFile(bytes: Uint8Array, format: Format): Promise<ReadFile> {
  if (format === 'json-resume') return unlessUnreadable(() => ({ ok: true, ...readJsonResume(bytes) }));
  return readDocument(() => documentOf(bytes, format));
}

/** @param read throws Unreadable. */
export async function readDocument(read: () => Document | Promise<Document>): Promise<ReadFile> {
  return unlessUnreadable(async () => {
    const document = await read();
    const hasText = document.pages.some(({ lines }) => lines.length > 0);
    return hasText ? { ok: true, document } : { ok: false, status: 'no-text' };
  });
}

async function unlessUnreadable(read: () => ReadFile | Promise<ReadFile>): Promise<ReadFile> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, status: 'refused', reason: error.reason };
    throw error;
  }
}

async function documentOf(bytes: Uint8Array, format: Exclude<Format, 'json-resume'>): Promise<Document> {
  switch (format) {
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'html':
      return readHtml(bytes);
    case 'markdown':
      return readMarkdown(bytes);
    case 'txt':
      return readText(bytes);
    default:
      return format satisfies never;
  }
}
