// The command that records a resume file, with its parse where it has been parsed.
import { parseIdOf, recordOperationIdOf } from '../../commands/identifiers';
import type { RecordResume } from '../../commands/kinds';
import { longestResumeText, type RecordedResume } from '../../commands/record-resume';
import type { Json } from '../../sections/section';
import { resumeParser, resumeReason } from '../attribution';
import type { ParseResult, ParserId } from '../model/parse-result';
import { fitMessage } from './fit-message';
import { warningText } from './warning-text';

export interface FileToRecord {
  readonly profileId: string;
  readonly documentId: string;
  readonly document: Omit<RecordedResume['document'], 'state' | 'stateReason'>;
  /** None while the file waits for the verdict of the malware scan. */
  readonly result: ParseResult | undefined;
  /** When storage had the bytes: an erasure or a deletion after it holds. */
  readonly acceptedAt: string;
  /** Tells an ordered repeat from the first time. */
  readonly again?: string;
}

const mostWarnings = 100;

/** The same command for the same file, result and parser: sent twice it has its effect once. */
export function recordCommand(file: FileToRecord, parser: ParserId): RecordResume {
  const { profileId, documentId, document, result, acceptedAt } = file;
  const known = stateOf(result);
  const by = result?.parser ?? parser;
  const parse = result && parseOf(documentId, result);
  const again = [known.stateReason === 'malware' ? 'malware' : [], file.again ?? []].flat();
  const operationId = recordOperationIdOf(documentId, known.state, by.name, by.version, ...again);
  return {
    version: 1,
    kind: 'record-resume',
    operationId,
    profileId,
    actor: resumeParser,
    source: 'resume',
    reason: resumeReason(documentId, parse?.parseId),
    correlationId: operationId,
    acceptedAt,
    payload: { documentId, document: { ...document, ...known }, ...(parse && { parse }) },
  };
}

/** A file that could be read, if only by a later version, may be downloaded; one that broke a rule may not. */
function stateOf(result: ParseResult | undefined): Pick<RecordedResume['document'], 'state' | 'stateReason'> {
  switch (result?.status) {
    case undefined:
      return { state: 'quarantined', stateReason: 'awaiting-scan' };
    case 'refused':
    case 'unsupported':
      return { state: 'refused', stateReason: result.reason };
    case 'parsed':
    case 'partial':
    case 'no-text':
    case 'failed':
      return { state: 'available' };
    default:
      return result satisfies never;
  }
}

function parseOf(documentId: string, result: ParseResult): NonNullable<RecordedResume['parse']> {
  const { parser, status } = result;
  const resume = 'resume' in result ? result.resume : undefined;
  const fitted = fitMessage(resume, 'text' in result ? result.text : null, longestResumeText);
  const warnings = [...new Set([...fitted.warnings, ...result.warnings].map(warningText))];
  return {
    parseId: parseIdOf(documentId, parser.name, parser.version),
    parser: parser.name,
    parserVersion: parser.version,
    status,
    confidence: 'confidence' in result ? result.confidence : null,
    // A resume is JSON already: nothing in it is a class, a date or undefined.
    data: (fitted.resume ?? {}) as unknown as { readonly [member: string]: Json },
    warnings: warnings.slice(0, mostWarnings),
    text: fitted.text,
  };
}
