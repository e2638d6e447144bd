// The two steps of a rotation, decided from the keys as they stand alone, so that a step that was killed is simply begun again.
import { type ChainKey, type ChainKeys, chainKeysText } from '../../../shared/audit/chain-keys';
import type { ChainKeyRecord } from '../../../shared/writer/chain-key-records';

/**
 *     signing ──publish──▶ signing, next ──promote──▶ next, signing(verifies from now on) ──retire──▶ next
 *
 * The key in the second place is the next one if it was made after the signing key: the numbers of their records tell. One that the
 * database has not met was published by a run that ended before it could record it. One that has signed is an old one, whatever its
 * number: to promote it would give back to a key that was rotated out what it was rotated out for.
 */
export type Rotation =
  | { readonly standing: 'settled' }
  | { readonly standing: 'published'; readonly next: ChainKey; readonly recordedAt: string | undefined };

/** `signed`: the ids of the keys that have signed anything. */
export function rotationOf(
  { signing, all }: ChainKeys,
  records: readonly ChainKeyRecord[],
  signed: ReadonlySet<string>,
): Rotation {
  const [, second] = all;
  if (!second) return { standing: 'settled' };
  const [id, key] = second;
  if (signed.has(id)) return { standing: 'settled' };
  const [record, ofSigning] = [id, signing.id].map((one) => records.find((known) => known.id === one));
  if (record && (!ofSigning || record.number < ofSigning.number)) return { standing: 'settled' };
  return { standing: 'published', next: { id, key }, recordedAt: record?.recordedAt };
}

/** The setting with a new key that verifies, in the second place. */
export function published(keys: ChainKeys, next: ChainKey): string {
  const [signing, ...others] = listOf(keys);
  return chainKeysText([...(signing ? [signing] : []), next, ...others]);
}

/** The setting with a key that it holds already in the first place. */
export function promoted(keys: ChainKeys, next: ChainKey): string {
  return chainKeysText([next, ...listOf(keys).filter(({ id }) => id !== next.id)]);
}

/** The setting without a key. */
export function retired(keys: ChainKeys, id: string): string {
  return chainKeysText(listOf(keys).filter((key) => key.id !== id));
}

function listOf({ all }: ChainKeys): readonly ChainKey[] {
  return [...all].map(([id, key]) => ({ id, key }));
}
