// What can be asked for: the kinds of commands. The edge makes them, the writer reads them.
import * as z from 'zod';
import { sectionByName } from '../sections/all';
import { type Given, type Json, type StepName, type StepPayload, stepNames } from '../sections/section';
import { validateItem, validatePatch, validateQueued } from '../sections/validate';
import { asciiCode, cleanText, common, instant, unitsUpTo, uuid } from './envelope';
import { recordedResume } from './record-resume';
import { longestReason, stepEventKinds } from './words';

const ofStep = { ...common, step: z.enum(stepNames) };
/** The version of the step (of its draft, for drafts) that the client saw; another one now → conflict. */
const expectedVersion = z.number().int().min(0).optional();

const saveDraft = z.strictObject({
  ...ofStep,
  kind: z.literal('save-draft'),
  expectedVersion,
  /** Of the step itself: a draft that nobody asked for is not put beside what was submitted meanwhile. */
  expectedStepVersion: expectedVersion,
  payload: z.unknown(),
});
const discardDraft = z.strictObject({ ...ofStep, kind: z.literal('discard-draft'), expectedVersion });
const submitStep = z.strictObject({
  ...ofStep,
  kind: z.literal('submit-step'),
  expectedVersion,
  /** Of the draft that the client saw: another one that the submit would discard → conflict. */
  expectedDraftVersion: expectedVersion,
  payload: z.unknown(),
});

const ofItem = {
  ...ofStep,
  section: z.string().max(40),
  /** Of a section of one it is the profileId. */
  itemId: uuid,
  /** The tag of the item that the client saw (shared/audit/item-tag.ts); another one now → conflict. `none`: there must be no such item. */
  expectedTag: z.string().max(40).optional(),
};
const putItem = z.strictObject({ ...ofItem, kind: z.literal('put-item'), payload: z.unknown() });
/** A JSON Merge Patch (RFC 7396). */
const patchItem = z.strictObject({ ...ofItem, kind: z.literal('patch-item'), payload: z.unknown() });
const deleteItem = z.strictObject({ ...ofItem, kind: z.literal('delete-item') });

const recordStepEvent = z.strictObject({
  ...ofStep,
  kind: z.literal('record-step-event'),
  /** `occurredAt` by the client's clock, never later than acceptedAt. */
  payload: z.strictObject({ event: z.enum(stepEventKinds), occurredAt: instant }),
});

export const sessionEventKinds = ['started', 'seen', 'ended'] as const;
const recordSession = z.strictObject({
  ...common,
  kind: z.literal('record-session'),
  sessionId: uuid,
  payload: z.strictObject({ event: z.enum(sessionEventKinds), client: cleanText(400).optional() }),
});

const validationErrorSchema = z.strictObject({
  path: unitsUpTo(400),
  code: asciiCode(60),
  message: unitsUpTo(400).min(1),
  value: unitsUpTo(400).optional(),
});
export const attempts = ['draft', 'submit', 'item'] as const;
const recordValidationErrors = z.strictObject({
  ...ofStep,
  kind: z.literal('record-validation-errors'),
  payload: z.strictObject({
    attempted: z.enum(attempts),
    errors: z.array(validationErrorSchema).min(1).max(101),
  }),
});

/** What is known of a resume file by now, and a parse of it where there is one. */
const recordResume = z.strictObject({ ...common, kind: z.literal('record-resume'), payload: recordedResume });

/** A file with its parses, for good: what is recorded of it later stays without effect. */
const deleteResume = z.strictObject({
  ...common,
  kind: z.literal('delete-resume'),
  expectedTag: ofItem.expectedTag,
  payload: z.strictObject({ documentId: uuid }),
});

/** Takes back what the operation of that id changed. */
const revert = z.strictObject({
  ...common,
  kind: z.literal('revert'),
  payload: z.strictObject({ operationId: uuid }),
});

const eraseProfile = z.strictObject({ ...common, kind: z.literal('erase-profile'), reason: cleanText(longestReason) });

const commandSchema = z.discriminatedUnion('kind', [
  saveDraft,
  discardDraft,
  submitStep,
  putItem,
  patchItem,
  deleteItem,
  recordStepEvent,
  recordSession,
  recordValidationErrors,
  recordResume,
  deleteResume,
  revert,
  eraseProfile,
]);

/** Of all commands, also of those that never travel by the queue. */
const kinds: ReadonlySet<string> = new Set([
  ...commandSchema.options.map(({ shape }) => shape.kind.value),
  'import-profile',
  'undo-import',
] satisfies readonly Command['kind'][]);

export function isKind(text: string): text is Command['kind'] {
  return kinds.has(text);
}

type WithPayload<T, P> = Omit<T, 'payload'> & { payload: P };
export type SaveDraft = WithPayload<z.infer<typeof saveDraft>, StepPayload>;
export type DiscardDraft = z.infer<typeof discardDraft>;
export type SubmitStep = WithPayload<z.infer<typeof submitStep>, StepPayload>;
export type PutItem = WithPayload<z.infer<typeof putItem>, Given>;
export type PatchItem = WithPayload<z.infer<typeof patchItem>, ItemPatch>;
export type DeleteItem = z.infer<typeof deleteItem>;
export type RecordStepEvent = z.infer<typeof recordStepEvent>;
export type RecordSession = z.infer<typeof recordSession>;
export type RecordValidationErrors = z.infer<typeof recordValidationErrors>;
export type RecordResume = z.infer<typeof recordResume>;
export type DeleteResume = z.infer<typeof deleteResume>;
export type Revert = z.infer<typeof revert>;
export type EraseProfile = z.infer<typeof eraseProfile>;

type Envelope = Omit<EraseProfile, 'kind' | 'reason'> & { readonly reason?: string | undefined };

/**
 * What a backfill brings of one profile: the ops command makes it and hands it to the writer itself. It never travels by the queue, so no
 * message is read as one. Items are complete and right, with their ids; a step whose sections hold nothing is emptied.
 */
export interface ImportProfile extends Envelope {
  readonly kind: 'import-profile';
  readonly payload: {
    /** The same for each run of a mapping: what a run brought, another may replace. */
    readonly importId: string;
    readonly ownerId: string | null;
    /** By section name; all of what each step of these sections holds. */
    readonly sections: { readonly [section: string]: readonly Given[] };
  };
}

/** Takes back what the operation of that id brought, but for what was written since. */
export interface UndoImport extends Envelope {
  readonly kind: 'undo-import';
  readonly payload: { readonly importId: string; readonly operationId: string };
}

/** Field by field: a new value, or null to empty the field. */
export type ItemPatch = { readonly [field: string]: Json };

export type ItemCommand = PutItem | PatchItem | DeleteItem;
export type Command =
  | SaveDraft
  | DiscardDraft
  | SubmitStep
  | ItemCommand
  | RecordStepEvent
  | RecordSession
  | RecordValidationErrors
  | RecordResume
  | DeleteResume
  | Revert
  | EraseProfile
  | ImportProfile
  | UndoImport;

/** The step that a command is about; null for those that are about the profile as a whole. */
export function stepOf(command: Command): StepName | null {
  if (command.kind === 'record-resume' || command.kind === 'delete-resume') return 'resume';
  return 'step' in command ? command.step : null;
}

export type ReadCommand = { ok: true; command: Command } | { ok: false; fault: string };

/** Reads a message body. `fault` names what is wrong by path and rule and quotes no value. */
export function readCommand(body: unknown): ReadCommand {
  const read = commandSchema.safeParse(body);
  if (!read.success) {
    const faults = read.error.issues.slice(0, 10).map((issue) => `/${issue.path.join('/')}: ${issue.code}`);
    return { ok: false, fault: faults.join('; ') };
  }
  const command = read.data;
  switch (command.kind) {
    case 'save-draft':
    case 'submit-step':
      return withPayload(
        command,
        validateQueued(command.step, command.kind === 'submit-step' ? 'submit' : 'draft', command.payload),
      );
    case 'put-item':
    case 'patch-item': {
      const section = sectionByName(command.section);
      if (section?.step !== command.step) return { ok: false, fault: '/section: no section of the step' };
      const validate = command.kind === 'put-item' ? validateItem : validatePatch;
      return withPayload(command, validate(section, command.payload));
    }
    case 'delete-item':
      if (sectionByName(command.section)?.step === command.step) return { ok: true, command };
      return { ok: false, fault: '/section: no section of the step' };
    default:
      return { ok: true, command };
  }
}

type Validated =
  | { readonly ok: true; readonly payload: object }
  | { readonly ok: false; readonly errors: readonly { readonly path: string; readonly code: string }[] };

function withPayload(command: { readonly kind: string }, validated: Validated): ReadCommand {
  if (validated.ok) return { ok: true, command: { ...command, payload: validated.payload } as Command };
  const faults = validated.errors.slice(0, 10).map(({ path, code }) => `/payload${path}: ${code}`);
  return { ok: false, fault: faults.join('; ') };
}
