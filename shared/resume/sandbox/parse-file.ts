// From a file's bytes to what became of it: the whole way, as it is run in the sandbox.
import { Unreadable } from '../errors';
import { inspect } from '../inspect/inspect';
import type { Document } from '../model/document';
import { textOf } from '../model/document-text';
import type { ParseResult, RefusalCode } from '../model/parse-result';
import type { ParsedResume } from '../model/parsed-resume';
import type { ResumeParser } from '../parser';
import { readFile } from '../read/read';
import { overallConfidence } from '../structure/overall-confidence';
import { nothingRead } from './refused';

export interface FileToParse {
  /** Its extension counts, nothing else of it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Rejects never for what a file is: whatever a reader or the parser throws is a status. */
export async function parseFile(file: FileToParse, parser: ResumeParser): Promise<ParseResult> {
  const inspected = inspect(file);
  if (!inspected.ok) return { status: inspected.status, reason: inspected.reason, ...nothingRead(parser.id) };
  const read = await readFile(file.bytes, inspected.format).catch(unreadable);
  if (!read.ok) {
    if (read.status === 'no-text') return { status: 'no-text', ...nothingRead(parser.id) };
    return { status: read.status, reason: read.reason ?? 'broken', ...nothingRead(parser.id) };
  }
  if ('resume' in read) return complete(read.resume, read.text, { parser: parser.id, warnings: [], pages: 1 });
  return parseDocument(read.document, parser);
}

function parseDocument(document: Document, parser: ResumeParser): ParseResult {
  const text = textOf(document);
  const read = { parser: parser.id, warnings: document.warnings, pages: document.pages.length };
  try {
    const { resume, warnings } = parser.parse(document);
    return complete(resume, text, { ...read, warnings: [...document.warnings, ...warnings] });
  } catch {
    return { status: 'failed', reason: 'parser-error', text, ...read };
  }
}

function complete(
  resume: ParsedResume,
  text: string,
  read: Pick<ParseResult, 'parser' | 'warnings' | 'pages'>,
): ParseResult {
  const status = isKnown(resume) && hasEntries(resume) ? 'parsed' : 'partial';
  return { status, confidence: overallConfidence(resume), resume, text, ...read };
}

/** Somebody is named, or can be reached. */
function isKnown({ basics: { name, emails, phones } }: ParsedResume): boolean {
  return name !== undefined || emails.length > 0 || phones.length > 0;
}

function hasEntries({ work, education }: ParsedResume): boolean {
  return work.length > 0 || education.length > 0;
}

/** A reader that throws anything but Unreadable met bytes that its library does not take: the file is broken. */
function unreadable(error: unknown): { ok: false; status: 'refused'; reason: RefusalCode } {
  return { ok: false, status: 'refused', reason: error instanceof Unreadable ? error.reason : 'broken' };
}
