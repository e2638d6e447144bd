// Commands as the edge makes them, with only what a test is about written out.
import type { Actor } from '../../shared/commands/envelope';
import { fingerprintOf, parseIdOf } from '../../shared/commands/identifiers';
import type {
  DeleteItem,
  DeleteResume,
  DiscardDraft,
  EraseProfile,
  ImportProfile,
  PatchItem,
  PutItem,
  RecordResume,
  RecordSession,
  RecordStepEvent,
  RecordValidationErrors,
  Revert,
  SaveDraft,
  SubmitStep,
  UndoImport,
} from '../../shared/commands/kinds';
import type { Json } from '../../shared/sections/section';

export const anActor: Actor = { id: 'candidate-1', type: 'candidate' };
export const anAdmin: Actor = { id: 'admin-1', type: 'admin' };

/** A UUID that tells its number at a glance. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The instant so many milliseconds after the morning of 2026-11-22. */
export function instantOf(milliseconds: number): string {
  return new Date(Date.UTC(2026, 10, 22, 8) + milliseconds).toISOString();
}

type Common = Omit<SaveDraft, 'kind' | 'payload' | 'step' | 'expectedVersion'>;
type Given<T> = Partial<Omit<T, 'kind' | 'operationId' | 'acceptedAt'>> & {
  readonly number?: number;
  readonly at?: number;
};

let counter = 0;

function common(given: { number?: number; at?: number }, payload: unknown): Common {
  counter += 1;
  const number = given.number ?? counter;
  return {
    version: 1,
    operationId: idOf(number),
    profileId: idOf(0xabc),
    actor: anActor,
    source: 'web',
    correlationId: `test-${number}`,
    acceptedAt: instantOf(given.at ?? number),
    fingerprint: fingerprintOf({ payload: payload as Json }),
  };
}

export function aDraft(given: Given<SaveDraft> = {}): SaveDraft {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { projects: [{ name: 'Draft' }] };
  return { ...common(given, payload), kind: 'save-draft', step: 'projects', payload, ...rest };
}

export function aDiscard(given: Given<DiscardDraft> = {}): DiscardDraft {
  const { number: _number, at: _at, ...rest } = given;
  return { ...common(given, null), kind: 'discard-draft', step: 'projects', ...rest };
}

export function aSubmit(given: Given<SubmitStep> = {}): SubmitStep {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { projects: [aProject(1)] };
  return { ...common(given, payload), kind: 'submit-step', step: 'projects', payload, ...rest };
}

type GivenItem<T> = Given<Omit<T, 'itemId'>> & {
  /** The number of the item, as `aProject` takes it. */
  readonly item?: number;
};

function commonOfItem(given: GivenItem<DeleteItem>, payload: unknown) {
  const itemId = aProject(given.item ?? 1).itemId;
  return { ...common(given, payload), step: 'projects' as const, section: 'projects', itemId };
}

export function aPut(given: GivenItem<PutItem> = {}): PutItem {
  const { number: _number, at: _at, item = 1, ...rest } = given;
  const payload = given.payload ?? { name: `Project ${item}` };
  return { ...commonOfItem(given, payload), kind: 'put-item', payload, ...rest };
}

export function aPatch(given: GivenItem<PatchItem> = {}): PatchItem {
  const { number: _number, at: _at, item: _item, ...rest } = given;
  const payload = given.payload ?? { name: 'Patched' };
  return { ...commonOfItem(given, payload), kind: 'patch-item', payload, ...rest };
}

export function aDelete(given: GivenItem<DeleteItem> = {}): DeleteItem {
  const { number: _number, at: _at, item: _item, ...rest } = given;
  return { ...commonOfItem(given, null), kind: 'delete-item', ...rest };
}

export function aStepEvent(given: Given<RecordStepEvent> = {}): RecordStepEvent {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { event: 'entered' as const, occurredAt: instantOf(given.at ?? 0) };
  return { ...common(given, payload), kind: 'record-step-event', step: 'projects', payload, ...rest };
}

export function aVisit(given: Given<RecordSession> = {}): RecordSession {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { event: 'started' as const, client: 'Firefox' };
  return { ...common(given, payload), kind: 'record-session', sessionId: idOf(0x5e55), payload, ...rest };
}

export function aRefusal(given: Given<RecordValidationErrors> = {}): RecordValidationErrors {
  const { number: _number, at: _at, ...rest } = given;
  const error = { path: '/projects/0/name', code: 'required', message: 'Give the project a name.' };
  const payload = given.payload ?? { attempted: 'submit' as const, errors: [error] };
  return { ...common(given, payload), kind: 'record-validation-errors', step: 'projects', payload, ...rest };
}

const theParser: Actor = { id: 'resume-parser', type: 'system' };

type GivenRecord = Given<Omit<RecordResume, 'payload'>> & {
  /** The number of the file, as `fileId` takes it. */
  readonly file?: number;
  readonly document?: Partial<RecordResume['payload']['document']>;
  readonly parse?: Partial<NonNullable<RecordResume['payload']['parse']>> | null;
};

/** Of an available file and what the first version of the parser read in it; `parse` null for a file that was not parsed. */
export function aRecord(given: GivenRecord = {}): RecordResume {
  const { number: _number, at: _at, file = 1, document, parse, ...rest } = given;
  const { fingerprint: _fingerprint, ...ofRecord } = common(given, null);
  const documentId = fileId(file);
  const payload: RecordResume['payload'] = {
    documentId,
    document: {
      blobName: `${given.profileId ?? ofRecord.profileId}/${documentId}.pdf`,
      fileName: 'cv.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1000 + file,
      sha256: String(file).padStart(64, '0'),
      source: 'import',
      state: 'available',
      ...document,
    },
    ...(parse === null ? {} : { parse: aParse(file, parse) }),
  };
  return { ...ofRecord, actor: theParser, source: 'resume', kind: 'record-resume', payload, ...rest };
}

function aParse(file: number, given: Partial<NonNullable<RecordResume['payload']['parse']>> = {}) {
  const parserVersion = given.parserVersion ?? '1.0.0';
  const parser = given.parser ?? 'stepkeeper';
  return {
    parseId: parseIdOf(fileId(file), parser, parserVersion),
    parser,
    parserVersion,
    status: 'parsed' as const,
    confidence: 0.9,
    data: { basics: { name: 'Ada' } },
    warnings: [],
    text: 'Ada\n',
    ...given,
  };
}

export function aDeletedFile(
  given: Given<Omit<DeleteResume, 'payload'>> & { readonly file?: number } = {},
): DeleteResume {
  const { number: _number, at: _at, file = 1, ...rest } = given;
  const payload = { documentId: fileId(file) };
  return { ...common(given, payload), kind: 'delete-resume', payload, ...rest };
}

export function fileId(file: number): string {
  return idOf(0x2000 + file);
}

/** What a candidate says of the file in a list. */
export function aFile(file: number, given: { readonly fileName?: string; readonly isPrimary?: boolean } = {}) {
  const sha256 = String(file).padStart(64, '0');
  const facts = { contentType: 'application/pdf', sizeBytes: 1000 + file, sha256, source: 'upload' };
  return { itemId: fileId(file), fileName: 'cv.pdf', ...facts, ...given };
}

/** Of the operation of that number. */
export function aRevert(of: number, given: Given<Revert> = {}): Revert {
  const { number: _number, at: _at, ...rest } = given;
  const payload = { operationId: idOf(of) };
  return { ...common(given, payload), kind: 'revert', payload, ...rest };
}

export function anErasure(given: Given<EraseProfile> = {}): EraseProfile {
  const { number: _number, at: _at, ...rest } = given;
  return { ...common(given, null), actor: anAdmin, kind: 'erase-profile', reason: 'Asked for by mail', ...rest };
}

const anImporter: Actor = { id: 'backfill:test', type: 'system' };
const importId = idOf(0x1337);

/** What a backfill brings: projects, unless other sections are given. */
export function anImport(
  sections: ImportProfile['payload']['sections'] = { projects: [aProject(1)] },
  given: Given<ImportProfile> = {},
): ImportProfile {
  const { number: _number, at: _at, ...rest } = given;
  const payload = { importId, ownerId: 'subject-1', sections };
  const brought = { actor: anImporter, source: 'backfill' as const };
  return { ...common(given, payload), ...brought, kind: 'import-profile', payload, ...rest };
}

/** Of the import of that number. */
export function anUndo(of: number, given: Given<UndoImport> = {}): UndoImport {
  const { number: _number, at: _at, ...rest } = given;
  const payload = { importId, operationId: idOf(of) };
  const brought = { actor: anImporter, source: 'backfill' as const };
  return { ...common(given, payload), ...brought, kind: 'undo-import', payload, ...rest };
}

export function aProject(item: number, name = `Project ${item}`): { itemId: string; name: string } {
  return { itemId: idOf(0x1000 + item), name };
}
