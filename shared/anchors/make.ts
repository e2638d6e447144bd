// Makes the anchor of a day, once. The document is written last and only where there is none, so a run that was killed leaves at most a
// file of heads that nobody names, and the next run does it all.
import { randomBytes } from 'node:crypto';
import type { ChainKey } from '../audit/chain-keys';
import { digestOf, signedAnchor } from './document';
import { type Head, HeadsDigest, writeHeads } from './heads';
import type { AnchorStore } from './store';

export interface MakeAnchorTools {
  readonly store: AnchorStore;
  /** Of every chain that has a link, in any order that is always the same. */
  readonly heads: () => AsyncIterable<Head>;
  readonly key: ChainKey;
  readonly now: Date;
}

export interface MadeAnchor {
  readonly day: string;
  /** False where there was one of that day, or of a later one: the clock of this machine may be wrong. */
  readonly isNew: boolean;
  readonly profiles: number;
  readonly links: number;
}

/** Throws what the store and the heads throw; then there is no anchor of that day yet, and it may be tried again. */
export async function makeAnchor({ store, heads, key, now }: MakeAnchorTools): Promise<MadeAnchor> {
  const madeAt = now.toISOString();
  const day = madeAt.slice(0, 10);
  const last = (await store.days()).at(-1);
  if (last !== undefined && last >= day) return { day, isNew: false, profiles: 0, links: 0 };
  const digest = new HeadsDigest();
  const blob = `heads/${day}-${randomBytes(4).toString('hex')}.ndjson.gz`;
  await store.addHeads(blob, writeHeads(heads(), digest));
  const { profiles, links, sha256 } = digest;
  const previous = last === undefined ? null : { day: last, sha256: digestOf((await store.read(last)) ?? Buffer.of()) };
  const format = 'stepkeeper-audit-anchor-1';
  const anchor = { format, day, madeAt, profiles, links, heads: { blob, sha256 }, previous } as const;
  return { day, isNew: await store.add(day, signedAnchor(anchor, key)), profiles, links };
}
