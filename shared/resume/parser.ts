// The place to plug another parser in.
import type { Document } from './model/document';
import type { ParserId } from './model/parse-result';
import type { ParsedResume } from './model/parsed-resume';
import type { Warning } from './model/warning';

export interface Parsed {
  readonly resume: ParsedResume;
  /** What is doubtful in it; the reader's own warnings stand in the document. */
  readonly warnings: readonly Warning[];
}

export interface ResumeParser {
  readonly id: ParserId;
  /** Pure and deterministic: no clock, no I/O. The same document gives the same resume. */
  parse(document: Document): Parsed;
}
