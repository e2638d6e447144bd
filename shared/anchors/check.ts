// Holds anchors against each other, against the key, and against the chains as they are now.
import type { ChainKeys } from '../audit/chain-keys';
import { hasStatus } from '../blobs/download';
import { type Anchor, digestOf, readAnchor, signatureHolds } from './document';
import { type Head, HeadsDigest, readHeads } from './heads';
import type { AnchorStore } from './store';

/** Of the anchor itself. `missing-key`: it was signed under a key that is not known here. */
export type AnchorFault =
  | 'unreadable'
  | 'missing-key'
  | 'signature-differs'
  | 'previous-differs'
  | 'heads-missing'
  | 'heads-differ';

/** Of a chain: it ends before the link that was anchored as its last, lacks it, or has another one in its place. */
export type AnchoredFault = 'chain-cut' | 'link-missing' | 'chain-rewritten';

export type AnchorFinding =
  | { readonly day: string; readonly fault: AnchorFault }
  | {
      readonly day: string;
      readonly fault: AnchoredFault;
      readonly profileId: string;
      /** Of the anchored link. */
      readonly sequence: number;
    };

/** What has become of anchored links: an entry for each that is not as it was. */
export type CheckHeads = (
  heads: readonly Head[],
) => Promise<readonly { readonly head: Head; readonly fault: AnchoredFault }[]>;

export interface CheckTools {
  readonly store: AnchorStore;
  readonly keys: ChainKeys;
  readonly checkHeads: CheckHeads;
  /** Told of each finding as it is met: those of one anchor after those of the one before. */
  readonly onFinding: (finding: AnchorFinding) => void;
  /** Told of each head that was held against its chain. */
  readonly onHead?: () => void;
}

/** Heads that are looked up at once. */
const pageSize = 1000;

/** Which lines of a file of heads are held against the chains: `count` from `start` on, around its end. */
export interface HeadsWindow {
  readonly start: number;
  readonly count: number;
}

/** What was wrong with the anchor by itself, or beside the one before. Throws what the store throws. */
export async function checkDocument(
  { store, keys }: Pick<CheckTools, 'store' | 'keys'>,
  day: string,
  previous: string | undefined,
): Promise<{ readonly anchor?: Anchor; readonly fault?: AnchorFault }> {
  const document = await store.read(day);
  const anchor = document && readAnchor(document);
  if (!anchor || anchor.day !== day) return { fault: 'unreadable' };
  const key = keys.all.get(anchor.keyId);
  if (!key) return { anchor, fault: 'missing-key' };
  if (!signatureHolds(anchor, key)) return { anchor, fault: 'signature-differs' };
  const before = previous === undefined ? undefined : await store.read(previous);
  const named = anchor.previous && `${anchor.previous.day} ${anchor.previous.sha256}`;
  const found = before ? `${previous} ${digestOf(before)}` : null;
  return named === found ? { anchor } : { anchor, fault: 'previous-differs' };
}

/** Holds an anchor's heads against the chains. Throws what the store and `checkHeads` throw. */
export async function checkAnchoredHeads(tools: CheckTools, anchor: Anchor, window?: HeadsWindow): Promise<void> {
  const { store, checkHeads, onFinding, onHead } = tools;
  const { day, heads, profiles } = anchor;
  const digest = new HeadsDigest();
  const looksAt = (place: number) =>
    !window || (place - window.start + profiles) % Math.max(profiles, 1) < window.count;
  let page: Head[] = [];
  const look = async () => {
    for (const { head, fault } of await checkHeads(page)) {
      onFinding({ day, fault, profileId: head.profileId, sequence: head.length });
    }
    for (const _ of page) onHead?.();
    page = [];
  };
  try {
    let place = 0;
    for await (const head of readHeads(store.readHeads(heads.blob), digest)) {
      if (looksAt(place++)) page.push(head);
      if (page.length === pageSize) await look();
    }
  } catch (error) {
    const fault = faultOfFile(error);
    if (!fault) throw error;
    return onFinding({ day, fault });
  }
  if (digest.sha256 !== heads.sha256 || digest.profiles !== profiles) return onFinding({ day, fault: 'heads-differ' });
  if (page.length > 0) await look();
}

/** Checks every anchor by itself, and from `since` (a day) on against the chains. */
export async function checkAnchors(tools: CheckTools, since?: string): Promise<{ readonly anchors: number }> {
  const days = await tools.store.days();
  let previous: string | undefined;
  for (const day of days) {
    const { anchor, fault } = await checkDocument(tools, day, previous);
    if (fault) tools.onFinding({ day, fault });
    if (anchor && fault !== 'signature-differs' && (since === undefined || day >= since)) {
      await checkAnchoredHeads(tools, anchor);
    }
    previous = day;
  }
  return { anchors: days.length };
}

/** Undefined where it is not the file that is at fault. */
function faultOfFile(error: unknown): 'heads-missing' | 'heads-differ' | undefined {
  if (hasStatus(error, 404)) return 'heads-missing';
  const { name, code } = Object(error) as { readonly name?: unknown; readonly code?: unknown };
  // What zlib says of bytes that are no whole file, JSON of its lines, and zod of what is in them.
  const isTorn = String(code).startsWith('Z_') || name === 'SyntaxError' || name === 'ZodError';
  return isTorn ? 'heads-differ' : undefined;
}
