// Takes in one file of the container `resumes`: the one function of all that finds files there.
//
//     in storage ──▶ scanned? ──no──▶ recorded as quarantined, and left there
//                      │ yes, or nobody scans
//                      ▼
//     read ──▶ parsed in the sandbox ──▶ recorded (queue) ──▶ held under a name of ours ──▶ the original cleared
//                  └─ a scan ──▶ recognised, where that is set ─┘
//
// Each step may be the last before a kill: the next time comes to the same ids and names, and what is there already stays. Whatever is in
// the file, it ends in a status; what throws is a fault of storage or the queue, and the file is to be taken again.
import type { BlobGetPropertiesResponse, BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import { bytesOf } from '../../blobs/download';
import { documentIdOf } from '../../commands/identifiers';
import type { RecordResume, SaveDraft } from '../../commands/kinds';
import type { RefusalCode } from '../../sections/resume-words';
import { type Inspection, inspect } from '../inspect/inspect';
import type { ParseResult } from '../model/parse-result';
import type { WholeFile } from '../read-whole';
import type { Recogniser } from '../recognise/document-intelligence';
import { RecognitionUnavailable } from '../recognise/errors';
import type { ParsePool } from '../sandbox/parse-pool';
import { parserId } from '../version';
import { type BlobName, fileOf, heldName, readBlobName } from './blob-name';
import { draftsOf } from './drafts-of';
import { findHeld, holdBlob, noteOn } from './hold-blob';
import type { TellOf } from './manifests';
import {
  barredBy,
  heldMetadata,
  type Metadata,
  type Noted,
  readNoted,
  readTold,
  refusesDrafts,
  type Told,
} from './metadata';
import { isAssigned, profileOf } from './profile-key';
import { propertiesOf, readBlob } from './read-blob';
import { isUnrecognised, type RecognisedScan, recogniseScan } from './recognise-scan';
import { recordCommand } from './record-command';
import { toldFileName } from './told-text';
import { clearName, isUsed } from './used-upload';
import { type Verdict, verdictOf } from './verdict';

export interface IntakeTools {
  readonly container: ContainerClient;
  readonly pool: Pick<ParsePool, 'parse'>;
  readonly tellOf: TellOf;
  /** What the same bytes, taken for the same type, were read into before; undefined where that is not known. */
  readonly knownParse: (file: {
    readonly sha256: string;
    readonly contentType: string;
  }) => Promise<ParseResult | undefined>;
  /** Who recognises the text of scans; undefined: nobody, and they end as `no-text`. */
  readonly recogniser: Recogniser | undefined;
  /** Resolves when the queue has the command. */
  readonly send: (command: RecordResume | SaveDraft) => Promise<void>;
  /** Whether no file is opened before the malware scan has found it clean. */
  readonly awaitScan: boolean;
  /** How sure a field of an imported resume has to be to go into a draft unasked, 0 to 1; undefined: none does. */
  readonly draftConfidence: number | undefined;
}

export interface IntakeOrder {
  /** Files that are recorded already are parsed again. What it says tells this order from others. */
  readonly again?: string;
}

/** `known`: it has been taken in before, and nothing is done. `waiting`: it is brought again when storage and records are compared. */
export type Taken =
  | { readonly outcome: 'gone' | 'manifest' | 'known' }
  | { readonly outcome: 'waiting'; readonly reason: string }
  | {
      readonly outcome: 'recorded';
      readonly profileId: string;
      readonly documentId: string;
      readonly status: ParseResult['status'] | 'quarantined';
      readonly reason: string | undefined;
    };

/** A file that is being taken in. */
interface Intake {
  readonly tools: IntakeTools;
  readonly blob: BlockBlobClient;
  readonly name: BlobName;
  readonly told: Told;
  readonly noted: Noted;
  readonly properties: BlobGetPropertiesResponse;
  readonly again: string | undefined;
}

interface InspectedBlob extends WholeFile {
  /** Undefined of what is no resume of a kind that is read. */
  readonly inspected: Extract<Inspection, { readonly ok: true }> | undefined;
}

export async function takeResume(tools: IntakeTools, blobName: string, { again }: IntakeOrder = {}): Promise<Taken> {
  const name = readBlobName(blobName);
  if (name.kind === 'manifest') return { outcome: 'manifest' };
  const blob = tools.container.getBlockBlobClient(blobName);
  const properties = await propertiesOf(blob);
  if (!properties) return { outcome: 'gone' };
  const { contentLength, metadata } = properties;
  if (isUsed({ name: blobName, contentLength, metadata })) return { outcome: 'known' };
  const noted = name.kind === 'held' ? readNoted(metadata) : newlyNoted(name, metadata);
  if (noted.recorded === parserId.version && again === undefined) return { outcome: 'known' };
  const own = readTold(metadata);
  const isSilent = (name.kind === 'dropped' || name.kind === 'unassigned') && Object.keys(own).length === 0;
  const told = isSilent ? await tools.tellOf(blobName) : own;
  return take({ tools, blob, name, told, noted, properties, again });
}

async function take(intake: Intake): Promise<Taken> {
  const { tools, blob, name, told, properties } = intake;
  const verdict: Verdict = tools.awaitScan ? verdictOf((await blob.getTags()).tags) : 'clean';
  // Until it is scanned nobody knows whose it is.
  if (verdict === 'none' && !isAssigned(name, told)) return { outcome: 'waiting', reason: 'awaiting-scan' };
  const read = await readBlob(blob, properties);
  if (!read) return { outcome: 'gone' };
  if (isAssigned(name, told) && name.kind !== 'held') {
    const profileId = profileOf(name, told, read.sha256, undefined);
    if (await isHeldAlready(tools.container, profileId, documentOf(name, profileId, read))) {
      await clearName(blob, properties.etag);
      return { outcome: 'known' };
    }
  }
  const file = { ...read, inspected: inspectedOf(intake, read) };
  if (verdict === 'none') return keep(intake, file, undefined);
  try {
    const { result, etag } = await resultOf(intake, file, verdict);
    return await keep({ ...intake, properties: { ...properties, ...(etag !== undefined && { etag }) } }, file, result);
  } catch (error) {
    // An order to read a file again is in a message alone, and that has to come back.
    if (!(error instanceof RecognitionUnavailable) || intake.again !== undefined) throw error;
    return { outcome: 'waiting', reason: error.message };
  }
}

/** A document is one file for good: what is written later under the name of an upload does not replace it. */
async function isHeldAlready(container: ContainerClient, profileId: string, documentId: string): Promise<boolean> {
  const held = await findHeld(container, profileId, documentId);
  return held !== undefined && readNoted(held.metadata).recorded !== undefined;
}

function inspectedOf(intake: Intake, { bytes }: WholeFile): InspectedBlob['inspected'] {
  const inspected = bytes && inspect({ name: nameToInspect(intake), bytes });
  return inspected?.ok ? inspected : undefined;
}

async function resultOf(intake: Intake, file: InspectedBlob, verdict: Verdict): Promise<RecognisedScan> {
  const { tools, blob, properties } = intake;
  const { recogniser } = tools;
  const read = await parsed(intake, file, verdict);
  const isScan = file.inspected?.format === 'pdf' && isUnrecognised(read);
  if (!recogniser || !isScan || !file.bytes) return { result: read, etag: properties.etag };
  const scan = { blob, properties, bytes: file.bytes, name: nameToInspect(intake), read };
  return recogniseScan({ pool: tools.pool, recogniser }, scan);
}

async function parsed(intake: Intake, read: InspectedBlob, verdict: Verdict): Promise<ParseResult> {
  const { tools, name, noted } = intake;
  if (verdict === 'malicious') return refused('malware');
  if (noted.refused) return refused(noted.refused);
  if (!read.bytes) return refused('too-large');
  if (name.kind === 'upload' && name.sizeBytes !== read.sizeBytes) return refused('size-not-as-declared');
  const { sha256, bytes, inspected } = read;
  const isKnowable = inspected !== undefined && intake.again === undefined;
  const known = isKnowable ? await tools.knownParse({ sha256, contentType: inspected.contentType }) : undefined;
  return known ?? tools.pool.parse({ name: nameToInspect(intake), bytes });
}

async function keep(intake: Intake, read: InspectedBlob, result: ParseResult | undefined): Promise<Taken> {
  const { tools, blob, name, told, noted, properties, again } = intake;
  const profileId = profileOf(name, told, read.sha256, result);
  const documentId = documentOf(name, profileId, read);
  const blobName = name.kind === 'held' ? blob.name : heldName(profileId, documentId, read.inspected?.format);
  const acceptedAt = noted.acceptedAt ?? (properties.createdOn ?? properties.lastModified ?? new Date()).toISOString();
  const fileName = fileNameOf(intake) ?? fileOf(blobName);
  const command = recordCommand(
    {
      profileId,
      documentId,
      document: {
        blobName,
        fileName,
        contentType: read.inspected?.contentType ?? 'application/octet-stream',
        sizeBytes: read.sizeBytes,
        sha256: read.sha256,
        source: noted.isUpload ? 'upload' : 'import',
        ...(told.source !== undefined && { importSource: told.source }),
        ...(told.candidateReference !== undefined && { candidateReference: told.candidateReference }),
      },
      result,
      acceptedAt,
      ...(again !== undefined && { again }),
    },
    parserId,
  );
  await tools.send(command);
  for (const draft of draftsOf(command, noted, tools.draftConfidence)) await tools.send(draft);
  const { stateReason } = command.payload.document;
  if (result) {
    const now = { ...noted, ...barredBy(stateReason), acceptedAt, recorded: parserId.version };
    await settle(intake, read, blobName, { ...told, fileName }, now);
  }
  return { outcome: 'recorded', profileId, documentId, status: result?.status ?? 'quarantined', reason: stateReason };
}

/** The file is recorded: it goes under its name, and what it came under goes away. */
async function settle(intake: Intake, read: WholeFile, blobName: string, told: Told, noted: Noted): Promise<void> {
  const { tools, blob, properties } = intake;
  const metadata = heldMetadata(told, noted);
  if (blobName === blob.name) {
    await noteOn(blob, properties.etag, metadata);
  } else {
    await holdBlob(tools.container, blobName, read.bytes ?? bytesOf(blob, properties.etag), metadata);
    await clearName(blob, properties.etag);
  }
}

function newlyNoted({ kind }: BlobName, metadata: Metadata | undefined): Noted {
  return { isUpload: kind === 'upload', ...(refusesDrafts(metadata) && { isDraftless: true }) };
}

/** The same bytes are the same document of a profile. */
function documentOf(name: BlobName, profileId: string, { sha256 }: WholeFile): string {
  return 'documentId' in name ? name.documentId : documentIdOf(profileId, sha256);
}

/** The blob's own name, unless it says nothing of the format. */
function nameToInspect(intake: Intake): string {
  const file = fileOf(intake.blob.name);
  return /\.(?!bin$)[^.]+$/.test(file) ? file : (fileNameOf(intake) ?? file);
}

/** Undefined where nobody has named the file. */
function fileNameOf({ blob, name, told }: Intake): string | undefined {
  return told.fileName ?? ('documentId' in name ? undefined : toldFileName(fileOf(blob.name)));
}

function refused(reason: RefusalCode): ParseResult {
  return { status: 'refused', reason, parser: parserId, warnings: [], pages: 0 };
}
