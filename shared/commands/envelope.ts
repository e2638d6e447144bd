// The envelope that every command travels in: what the kinds of commands (kinds.ts) have in common.
import * as z from 'zod';
import { isCleanText } from '../sections/text';
import { roles } from './roles';
import { longestReason, sources } from './words';

export const uuid = z.guid().transform((text) => text.toLowerCase());
/** An instant in UTC to the millisecond, as Date.prototype.toISOString writes it. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const actorTypes = [...roles, 'system'] as const;

/** Length as nvarchar counts it, in UTF-16 code units; zod counts code points. */
export const unitsUpTo = (max: number) =>
  z.string().refine((text) => text.length <= max, { error: 'too long', abort: true });
/** What goes into the audit chain is stored exactly as it is hashed: no control characters, no lone surrogates. */
export const cleanText = (max: number) => unitsUpTo(max).min(1).refine(isCleanText);
export const asciiCode = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9._:-]+$/);

export const actorSchema = z.strictObject({ id: cleanText(200), type: z.enum(actorTypes) });
export type Actor = z.infer<typeof actorSchema>;

export const common = {
  /** The envelope's own version: a reader refuses one that it does not know. */
  version: z.literal(1),
  /** A UUIDv7, or derived from the profile and the Idempotency-Key. Known already → the command is not applied again. */
  operationId: uuid,
  profileId: uuid,
  actor: actorSchema,
  sessionId: uuid.optional(),
  /** The client's own counter of saves: inside one session it decides what is newer. */
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  reason: cleanText(longestReason).optional(),
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
  /** The bulk that the command came in, and its line there, from 1. */
  bulk: z.strictObject({ id: uuid, line: z.number().int().min(1).max(1_000_000) }).optional(),
};
