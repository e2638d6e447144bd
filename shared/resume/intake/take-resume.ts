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
import type { ContainerClient } from '@azure/storage-blob';
import { bytesOf } from '../../blobs/download';
import { documentIdOf } from '../../commands/identifiers';
import type { ParseResult } from '../model/parse-result';
import type { WholeFile } from '../read-whole';
import { RecognitionUnavailable } from '../recognise/errors';
import { parserId } from '../version';
import { type BlobName, fileOf, heldName, readBlobName } from './blob-name';
import { draftsOf } from './drafts-of';
import { findHeld, holdBlob, noteOn } from './hold-blob';
import { fileNameOf, type Intake, type IntakeTools } from './intake';
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
import { type InspectedFile, inspected, readIn } from './read-in';
import { recordCommand } from './record-command';
import { clearName, isUsed } from './used-upload';
import { type Verdict, verdictOf } from './verdict';

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
  const file = inspected(intake, read);
  if (verdict === 'none') return keep(intake, file, undefined);
  try {
    const { result, etag } = await readIn(intake, file, verdict);
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

async function keep(intake: Intake, read: InspectedFile, result: ParseResult | undefined): Promise<Taken> {
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
