// A scan's text, where Document Intelligence may be asked for it. A file is sent there once: whoever hands it in claims it first, so that
// nobody else does at the same time; by which id its text is to be had is noted on the blob before it is waited for, so that whoever takes the
// file again, after a kill or while the queue is away, fetches it and pays nothing.
//
//     no-text ──▶ claimed ──▶ sent ──▶ noted ──▶ recognised ──▶ parsed in the sandbox ──▶ parsed | partial | failed
//        ▲          │          │                  └─ nothing of use ─▶ no-text, with why
//        └─ no answer, or none for two minutes    └─ refused ─▶ no-text, with why
import type { BlobGetPropertiesResponse, BlockBlobClient } from '@azure/storage-blob';
import { hasStatus } from '../../blobs/download';
import type { ParseResult } from '../model/parse-result';
import type { Warning } from '../model/warning';
import type { Recogniser } from '../recognise/document-intelligence';
import { RecognitionUnavailable } from '../recognise/errors';
import type { ParsePool } from '../sandbox/parse-pool';
import { noteOn } from './hold-blob';
import { readRecognition, withRecognition } from './metadata';

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

  const noted = readRecognition(properties.metadata);
  if (noted && 'since' in noted && Date.now() < noted.since + claimMs) throw claimed();
  let recognised = noted && 'id' in noted ? await recogniser.result(noted.id) : undefined;
  if (recognised === undefined || recognised.outcome === 'gone') {
    etag = await claim(blob, properties);
    const started = await recogniser.start(bytes).catch(async (error) => {
      // A claim that stays ends by itself.
      await noteOn(blob, etag, withRecognition(properties.metadata, undefined)).catch(() => undefined);
      throw error;
    });
    if (started.outcome === 'refused') return { result: told('recognition-refused'), etag };
    etag = await noteOn(blob, etag, withRecognition(properties.metadata, { id: started.id }));
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

/** Longer than it may take to hand a file in, the token included. */
const claimMs = 120_000;

/** Of that one version of the blob, which one alone can claim. */
async function claim(
  blob: BlockBlobClient,
  { etag, metadata }: BlobGetPropertiesResponse,
): Promise<string | undefined> {
  try {
    return await noteOn(blob, etag, withRecognition(metadata, { since: Date.now() }));
  } catch (error) {
    throw hasStatus(error, 412) ? claimed() : error;
  }
}

function claimed(): RecognitionUnavailable {
  return new RecognitionUnavailable('the file is being handed in already');
}

/** Undefined where the answer was none that could be read: that says nothing of the file. */
function usable(result: ParseResult): ParseResult | undefined {
  if (result.status === 'refused' || result.status === 'unsupported') return undefined;
  if (result.warnings.some(({ code }) => code === 'recognised')) return result;
  return { ...result, warnings: [{ code: 'recognised' }, ...result.warnings] };
}
