// An anchor: what the chains of all profiles came to on one day, in a document that storage lets nobody change. Whoever has the key of
// the chain may write a chain anew that verifies by itself; it will not end in the hashes that were anchored before.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../audit/canonical-json';
import type { ChainKey } from '../audit/chain-keys';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const whole = z.number().int().nonnegative();

const anchorSchema = z.strictObject({
  format: z.literal('stepkeeper-audit-anchor-1'),
  /** In UTC. There is one anchor a day at most. */
  day,
  madeAt: z.iso.datetime(),
  /** Profiles with a chain, and the links in all of them. */
  profiles: whole,
  links: whole,
  /** The end of every chain, in a blob beside: its name, and the SHA-256 in hex of its lines. */
  heads: z.strictObject({ blob: z.string(), sha256 }),
  /** The anchor before this one, with the SHA-256 in hex of its document; null for the first. */
  previous: z.strictObject({ day, sha256 }).nullable(),
  /** HMAC-SHA256 in hex under the chain key of this id, over all members but itself as canonical JSON. */
  keyId: z.string(),
  signature: sha256,
});

export type Anchor = z.infer<typeof anchorSchema>;
export type UnsignedAnchor = Omit<Anchor, 'keyId' | 'signature'>;

/** The document's bytes, as they are stored. */
export function signedAnchor(anchor: UnsignedAnchor, { id, key }: ChainKey): Buffer {
  const named = { ...anchor, keyId: id };
  return Buffer.from(`${JSON.stringify({ ...named, signature: signatureOf(named, key) }, null, 2)}\n`);
}

/** Undefined for bytes that are no anchor. */
export function readAnchor(bytes: Buffer): Anchor | undefined {
  try {
    return anchorSchema.safeParse(JSON.parse(bytes.toString())).data;
  } catch {
    return undefined;
  }
}

export function signatureHolds({ signature, ...anchor }: Anchor, key: Buffer): boolean {
  return timingSafeEqual(Buffer.from(signatureOf(anchor, key)), Buffer.from(signature));
}

export function digestOf(document: Buffer): string {
  return hash('sha256', document, 'hex');
}

/** No link of a chain is signed over a text that begins like this: those begin with a bracket. */
function signatureOf(anchor: Omit<Anchor, 'signature'>, key: Buffer): string {
  return createHmac('sha256', key)
    .update(`anchor ${canonicalJson(anchor)}`)
    .digest('hex');
}
