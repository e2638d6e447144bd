// A file that is being taken in, and what with: what the steps of the intake hand to each other.
import type { BlobGetPropertiesResponse, BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import type { RecordResume, SaveDraft } from '../../commands/kinds';
import type { ParseResult } from '../model/parse-result';
import type { Recogniser } from '../recognise/document-intelligence';
import type { ParsePool } from '../sandbox/parse-pool';
import { type BlobName, fileOf } from './blob-name';
import type { TellOf } from './manifests';
import type { Noted, Told } from './metadata';
import { toldFileName } from './told-text';

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

/** A file that is being taken in. */
export interface Intake {
  readonly tools: IntakeTools;
  readonly blob: BlockBlobClient;
  readonly name: BlobName;
  readonly told: Told;
  readonly noted: Noted;
  readonly properties: BlobGetPropertiesResponse;
  readonly again: string | undefined;
}

/** The blob's own name, unless it says nothing of the format. */
export function nameToInspect(intake: Intake): string {
  const file = fileOf(intake.blob.name);
  return /\.(?!bin$)[^.]+$/.test(file) ? file : (fileNameOf(intake) ?? file);
}

/** Undefined where nobody has named the file. */
export function fileNameOf({ blob, name, told }: Intake): string | undefined {
  return told.fileName ?? ('documentId' in name ? undefined : toldFileName(fileOf(blob.name)));
}
