// A link of the chain as a line of an archive. What the chain covers by hashes alone (values, salts, the reason) is sealed under a key of the
// profile that stays in the database: an erasure deletes it there, and nobody can read them any more, in a file that nobody can change.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { StoredSet } from '../audit/verify';

/** AES-256-GCM (NIST SP 800-38D): 96 bits of nonce, drawn for each line, and a tag of 128. */
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const text = z.string().nullable();
const whole = z.number().int().nonnegative();

const sealedSchema = z.object({
  reason: text,
  reasonSalt: text,
  changes: z.array(z.object({ changedFields: text, beforeValue: text, afterValue: text, salt: text })),
});
type Sealed = z.infer<typeof sealedSchema>;

const lineSchema = z.object({
  profileId: z.string(),
  sequence: whole,
  operationId: z.string(),
  kind: z.string(),
  step: text,
  actorId: z.string(),
  actorType: z.string(),
  /** In plain only where the chain covers it so: it was not erasable in the database either. */
  reason: text,
  reasonHash: text,
  sessionId: text,
  source: z.string(),
  correlationId: z.string(),
  acceptedAt: z.string(),
  appliedAt: z.string(),
  keyId: z.string(),
  changeCount: whole,
  previousHash: z.string(),
  hash: z.string(),
  changes: z.array(
    z.object({
      ordinal: whole,
      entity: z.string(),
      itemId: text,
      action: z.enum(['insert', 'update', 'delete']),
      valueHash: z.string(),
    }),
  ),
  /** Base64 of nonce, tag and sealed bytes. */
  sealed: z.string(),
});

export function archiveLine(set: StoredSet, valuesKey: Buffer): string {
  const { reason, reasonSalt, changes, ...plain } = set;
  const isPlainReason = plain.reasonHash === null;
  const sealed: Sealed = {
    reason: isPlainReason ? null : reason,
    reasonSalt,
    changes: changes.map(({ changedFields, beforeValue, afterValue, salt }) => ({
      changedFields,
      beforeValue,
      afterValue,
      salt,
    })),
  };
  const line: z.infer<typeof lineSchema> = {
    ...plain,
    reason: isPlainReason ? reason : null,
    changes: changes.map(({ ordinal, entity, itemId, action, valueHash }) => ({
      ordinal,
      entity,
      itemId,
      action,
      valueHash,
    })),
    sealed: seal(sealed, valuesKey, placeOf(set)),
  };
  return `${JSON.stringify(line)}\n`;
}

/**
 * The link as it was, without values where there is no key, or another one: as an erasure would have left it in the database, so whoever
 * verifies wants to see the erasure. Throws for a text that is no such line.
 */
export function archivedLink(line: string, valuesKey: Buffer | undefined): StoredSet {
  const { sealed, ...plain } = lineSchema.parse(JSON.parse(line));
  const opened = valuesKey && open(sealed, valuesKey, placeOf(plain));
  return {
    ...plain,
    reason: opened?.reason ?? plain.reason,
    reasonSalt: opened?.reasonSalt ?? null,
    changes: plain.changes.map((change, at) => ({ ...change, ...(opened?.changes[at] ?? nothing) })),
  };
}

const nothing = { changedFields: null, beforeValue: null, afterValue: null, salt: null };

/** What is sealed belongs to this line and to no other. */
function placeOf({ profileId, sequence }: Pick<StoredSet, 'profileId' | 'sequence'>): Buffer {
  return Buffer.from(`${profileId} ${sequence}`);
}

function seal(values: Sealed, key: Buffer, place: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(place);
  const bytes = Buffer.concat([sealing.update(deflateRawSync(JSON.stringify(values))), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), bytes]).toString('base64');
}

/** Undefined where it was sealed under another key, or changed since. */
function open(sealed: string, key: Buffer, place: Buffer): Sealed | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  const tagEnd = nonceBytes + tagBytes;
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(place)
      .setAuthTag(bytes.subarray(nonceBytes, tagEnd));
    const opened = Buffer.concat([opening.update(bytes.subarray(tagEnd)), opening.final()]);
    return sealedSchema.parse(JSON.parse(inflateRawSync(opened).toString()));
  } catch {
    return undefined;
  }
}
