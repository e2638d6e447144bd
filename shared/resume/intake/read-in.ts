// What is in a file: read once by us and, where it is a scan and that is set, once by Document Intelligence.
import { type Inspection, inspect } from '../inspect/inspect';
import type { ParseResult } from '../model/parse-result';
import type { WholeFile } from '../read-whole';
import { refused } from '../sandbox/refused';
import { parserId } from '../version';
import { type Intake, nameToInspect } from './intake';
import { isUnrecognised, type RecognisedScan, recogniseScan } from './recognise-scan';
import type { Verdict } from './verdict';

export interface InspectedFile extends WholeFile {
  /** Undefined of what is no resume of a kind that is read. */
  readonly inspected: Extract<Inspection, { readonly ok: true }> | undefined;
}

export function inspected(intake: Intake, file: WholeFile): InspectedFile {
  const found = file.bytes && inspect({ name: nameToInspect(intake), bytes: file.bytes });
  return { ...file, inspected: found?.ok ? found : undefined };
}

/** Rejects with RecognitionUnavailable, ParserNotStarted, PoolClosed or a RestError: none says anything of the file. */
export async function readIn(intake: Intake, file: InspectedFile, verdict: Verdict): Promise<RecognisedScan> {
  const { tools, blob, properties } = intake;
  const { recogniser } = tools;
  const read = await parsed(intake, file, verdict);
  const isScan = file.inspected?.format === 'pdf' && isUnrecognised(read);
  if (!recogniser || !isScan || !file.bytes) return { result: read, etag: properties.etag };
  const scan = { blob, properties, bytes: file.bytes, name: nameToInspect(intake), read };
  return recogniseScan({ pool: tools.pool, recogniser }, scan);
}

async function parsed(intake: Intake, read: InspectedFile, verdict: Verdict): Promise<ParseResult> {
  const { tools, name, noted } = intake;
  if (verdict === 'malicious') return refused('malware', parserId);
  if (noted.refused) return refused(noted.refused, parserId);
  if (!read.bytes) return refused('too-large', parserId);
  if (name.kind === 'upload' && name.sizeBytes !== read.sizeBytes) return refused('size-not-as-declared', parserId);
  const { sha256, bytes, inspected } = read;
  const isKnowable = inspected !== undefined && intake.again === undefined;
  const known = isKnowable ? await tools.knownParse({ sha256, contentType: inspected.contentType }) : undefined;
  return known ?? tools.pool.parse({ name: nameToInspect(intake), bytes });
}
