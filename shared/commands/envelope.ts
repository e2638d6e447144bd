// What can be asked for: the envelope that every command travels in, and the command kinds. The edge makes it, the writer reads it.
import { z } from 'zod';
import { stepNames } from '../sections/section';
import { isCleanText } from '../sections/text';
import { payloadSchema } from '../sections/validate';

const uuid = z.guid().transform((text) => text.toLowerCase());
/** An instant in UTC to the millisecond, as Date.prototype.toISOString writes it. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const actorTypes = ['candidate', 'support', 'importer', 'admin', 'system', 'development'] as const;
export const sources = ['web', 'import', 'resume', 'backfill', 'admin'] as const;

/** Length as nvarchar counts it, in UTF-16 code units; zod counts code points. */
const unitsUpTo = (max: number) => z.string().refine((text) => text.length <= max, { error: 'too long', abort: true });
/** What goes into the audit chain is stored exactly as it is hashed: no control characters, no lone surrogates. */
const cleanText = (max: number) => unitsUpTo(max).min(1).refine(isCleanText);
const asciiCode = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9._:-]+$/);

export const actorSchema = z.strictObject({ id: cleanText(200), type: z.enum(actorTypes) });
export type Actor = z.infer<typeof actorSchema>;

const common = {
  /** The envelope's own version: a reader refuses one that it does not know. */
  version: z.literal(1),
  /** A UUIDv7, or derived from the profile and the Idempotency-Key. Known already → the command is not applied again. */
  operationId: uuid,
  profileId: uuid,
  step: z.enum(stepNames),
  actor: actorSchema,
  sessionId: uuid.optional(),
  /** The client's own counter of saves: inside one session it decides what is newer. */
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  reason: cleanText(500).optional(),
  source: z.enum(sources),
  correlationId: asciiCode(64),
  traceparent: z.string().max(55).optional(),
  /** When the edge took responsibility for the command. With operationId it orders commands. */
  acceptedAt: instant,
  /**
   * SHA-256 of what was asked for, where the client may ask again under the same Idempotency-Key: it tells a repeated request
   * from another one. Without a key no other request has the operationId.
   */
  fingerprint: sha256.optional(),
};

/** The version of the step (of its draft for save-draft) that the client saw; another one now → conflict. */
const expectedVersion = z.number().int().min(0).optional();

export const validationErrorSchema = z.strictObject({
  path: unitsUpTo(400),
  code: asciiCode(60),
  message: unitsUpTo(400).min(1),
  value: unitsUpTo(400).optional(),
});

const saveDraft = z.strictObject({ ...common, kind: z.literal('save-draft'), expectedVersion, payload: z.unknown() });
const submitStep = z.strictObject({ ...common, kind: z.literal('submit-step'), expectedVersion, payload: z.unknown() });
const recordValidationErrors = z.strictObject({
  ...common,
  kind: z.literal('record-validation-errors'),
  payload: z.strictObject({
    attempted: z.enum(['draft', 'submit']),
    errors: z.array(validationErrorSchema).min(1).max(101),
  }),
});

const envelopeSchema = z.discriminatedUnion('kind', [saveDraft, submitStep, recordValidationErrors]);

type WithStepPayload<T> = Omit<T, 'payload'> & { payload: z.infer<ReturnType<typeof payloadSchema>> };
export type SaveDraft = WithStepPayload<z.infer<typeof saveDraft>>;
export type SubmitStep = WithStepPayload<z.infer<typeof submitStep>>;
export type RecordValidationErrors = z.infer<typeof recordValidationErrors>;
export type Command = SaveDraft | SubmitStep | RecordValidationErrors;
export type CommandKind = Command['kind'];

export type ReadCommand = { ok: true; command: Command } | { ok: false; fault: string };

/** Reads a message body. `fault` names what is wrong by path and rule and quotes no value. */
export function readCommand(body: unknown): ReadCommand {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return { ok: false, fault: describe(envelope.error) };
  const command = envelope.data;
  if (command.kind === 'record-validation-errors') return { ok: true, command };
  const payload = payloadSchema(command.step, command.kind === 'submit-step' ? 'submit' : 'draft').safeParse(
    command.payload,
  );
  if (!payload.success) return { ok: false, fault: describe(payload.error, ['payload']) };
  return { ok: true, command: { ...command, payload: payload.data } };
}

function describe(error: z.ZodError, prefix: readonly string[] = []): string {
  const faults = error.issues.slice(0, 10).map((issue) => `/${[...prefix, ...issue.path].join('/')}: ${issue.code}`);
  return faults.join('; ');
}
