// From a file's bytes to what became of it: the whole way, as it is run in the sandbox.
import { type Inspection, inspect } from '../inspect/inspect';
import type { Document } from '../model/document';
import { textOf } from '../model/document-text';
import type { ParseResult } from '../model/parse-result';
import type { ParsedResume } from '../model/parsed-resume';
import type { ResumeParser } from '../parser';
import { type ReadFile, readDocument, readFile } from '../read/read';
import { readRecognition } from '../read/recognition/read-recognition';
import { asSurelyAsRead } from '../structure/as-surely-as-read';
import { overallConfidence } from '../structure/overall-confidence';
import { nothingRead } from './refused';

export interface FileToParse {
  /** Its extension counts, nothing else of it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes are not the file's own, but what Document Intelligence answers of it. */
  readonly isRecognition?: boolean;
}

type NotRead = Extract<Inspection | ReadFile, { readonly ok: false }>;

/** Never rejects: what a reader or the parser throws is our own fault, and a status too. */
export async function parseFile(file: FileToParse, parser: ResumeParser): Promise<ParseResult> {
  const read = await (file.isRecognition ? recognised(file) : inspectAndRead(file)).catch(() => undefined);
  if (!read) return { status: 'failed', reason: 'parser-error', text: '', ...nothingRead(parser.id) };
  if (!read.ok) return notRead(read, parser);
  if ('resume' in read) return complete(read.resume, read.text, { parser: parser.id, warnings: [], pages: 1 });
  return parseDocument(read.document, parser);
}

async function inspectAndRead(file: FileToParse): Promise<ReadFile | NotRead> {
  const inspected = inspect(file);
  return inspected.ok ? readFile(file.bytes, inspected.format) : inspected;
}

async function recognised({ bytes }: FileToParse): Promise<ReadFile> {
  return readDocument(() => readRecognition(bytes));
}

function notRead({ ok: _, ...outcome }: NotRead, parser: ResumeParser): ParseResult {
  return { ...outcome, ...nothingRead(parser.id) };
}

function parseDocument(document: Document, parser: ResumeParser): ParseResult {
  const text = textOf(document);
  const read = { parser: parser.id, warnings: document.warnings, pages: document.pages.length };
  try {
    const { resume, warnings } = parser.parse(document);
    return complete(asSurelyAsRead(resume, document), text, { ...read, warnings: [...document.warnings, ...warnings] });
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
