// A scan's text, where Document Intelligence may be asked for it. A file is sent there once: by which id its text is to be had is noted on
// the blob before it is waited for, so that whoever takes the file again, after a kill or while the queue is away, fetches it and pays nothing.
//
//     no-text ──▶ sent ──▶ noted ──▶ recognised ──▶ parsed in the sandbox ──▶ parsed | partial | failed
//                  │                  └─ nothing of use ─▶ no-text, with why
//                  └─ refused ─▶ no-text, with why
import type { BlobGetPropertiesResponse, BlockBlobClient } from '@azure/storage-blob';
import type { ParseResult } from '../model/parse-result';
import type { Warning } from '../model/warning';
import type { Recogniser } from '../recognise/document-intelligence';
import { RecognitionUnavailable } from '../recognise/errors';
import type { ParsePool } from '../sandbox/parse-pool';
import { noteOn } from './hold-blob';
import { readRecognitionId, withRecognitionId } from './metadata';

export interface RecognitionTools {
  readonly pool: Pick<ParsePool, 'parse'>;
  readonly recogniser: Recogniser;
}

export interface Scan {
  readonly blob: BlockBlobClient;
  readonly properties: BlobGetPropertiesResponse;
  readonly bytes: Buffer;
  /** As the parser is told it. */
  readonly name: string;
  /** `no-text`. */
  readonly read: ParseResult;
}

export interface RecognisedScan {
  readonly result: ParseResult;
  /** Of the blob: the note made another version of it. */
  readonly etag: string | undefined;
}

const attempts: readonly Warning['code'][] = ['recognised', 'recognition-refused', 'recognition-failed'];

/** Whether it has no text of its own, and nobody has tried to recognise it. */
export function isUnrecognised({ status, warnings }: ParseResult): boolean {
  return status === 'no-text' && !warnings.some(({ code }) => attempts.includes(code));
}

/** Rejects with RecognitionUnavailable or a RestError: the file is to be taken again. */
export async function recogniseScan({ pool, recogniser }: RecognitionTools, scan: Scan): Promise<RecognisedScan> {
  const { blob, properties, bytes, name, read } = scan;
  const told = (code: Warning['code']): ParseResult => ({ ...read, warnings: [...read.warnings, { code }] });
  let { etag } = properties;

  const noted = readRecognitionId(properties.metadata);
  let recognised = noted === undefined ? undefined : await recogniser.result(noted);
  if (recognised === undefined || recognised.outcome === 'gone') {
    const started = await recogniser.start(bytes);
    if (started.outcome === 'refused') return { result: told('recognition-refused'), etag };
    etag = await noteOn(blob, etag, withRecognitionId(properties.metadata, started.id));
    recognised = await recogniser.result(started.id);
  }

  switch (recognised.outcome) {
    case 'recognised': {
      const result = await pool.parse({ name, bytes: recognised.answer, isRecognition: true });
      return { result: usable(result) ?? told('recognition-failed'), etag };
    }
    case 'refused':
      return { result: told('recognition-refused'), etag };
    case 'failed':
      return { result: told('recognition-failed'), etag };
    case 'gone':
      throw new RecognitionUnavailable('it does not know what it has just begun');
    default:
      return recognised satisfies never;
  }
}

/** Undefined where the answer was none that could be read: that says nothing of the file. */
function usable(result: ParseResult): ParseResult | undefined {
  if (result.status === 'refused' || result.status === 'unsupported') return undefined;
  if (result.warnings.some(({ code }) => code === 'recognised')) return result;
  return { ...result, warnings: [{ code: 'recognised' }, ...result.warnings] };
}
