// A file of archived links: made in memory, written, and read back before anything may be deleted for it.
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { archivedLink, archiveLine } from '../../../shared/archive/line';
import { linesByProfile } from '../../../shared/archive/read-archived';
import type { ArchiveStore } from '../../../shared/archive/store';
import { linkFault, type StoredSet } from '../../../shared/audit/verify';
import type { Json } from '../../../shared/sections/section';

/** Links of one profile that follow on one another, and what they come to. */
export interface Stretch {
  readonly profileId: string;
  /** Of the profile when the links were read: an erasure meanwhile shows by it. */
  readonly erasedOperationId: string | null;
  readonly sets: readonly StoredSet[];
  /** 32 bytes in hex. */
  readonly valuesKey: string;
  /** After the last link, as Replay has it. */
  readonly state: Json;
}

export function firstOf(sets: Stretch['sets']): Stretch['sets'][number] {
  const [first] = sets;
  if (!first) throw new RangeError('a stretch has one link at least');
  return first;
}

export function lastOf(sets: Stretch['sets']): Stretch['sets'][number] {
  return sets.at(-1) ?? firstOf(sets);
}

/** What was read back is not what was written: nothing is deleted for it. */
export class ArchiveNotReadable extends Error {
  constructor(readonly blobName: string) {
    super(`${blobName} does not hold what was written to it: nothing was deleted. Run the command again.`);
    this.name = 'ArchiveNotReadable';
  }
}

export interface ArchiveFile {
  readonly archiveId: string;
  readonly blobName: string;
  readonly sha256: string;
  readonly linksByKey: { readonly [keyId: string]: number };
}

export interface ArchiveOccasion {
  readonly archiveId: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly appliedBefore: string;
  readonly reason: string;
  /** The id of who gave the command. */
  readonly actor: string;
}

/** Writes the file and its manifest, and reads both back. Throws ArchiveNotReadable, or a RestError. */
export async function writeArchive(
  store: ArchiveStore,
  stretches: readonly Stretch[],
  occasion: ArchiveOccasion,
  keys: ReadonlyMap<string, Buffer>,
): Promise<ArchiveFile> {
  const { archiveId, madeAt } = occasion;
  const name = `${madeAt.slice(0, 10)}-${archiveId}`;
  const blobName = `links/${name}.ndjson.gz`;
  const lines = stretches.flatMap(({ sets, valuesKey }) =>
    sets.map((set) => archiveLine(set, Buffer.from(valuesKey, 'hex'))),
  );
  const content = gzipSync(lines.join(''));
  const sha256 = hash('sha256', content, 'hex');
  const sets = stretches.flatMap((stretch) => stretch.sets);
  const linksByKey: Record<string, number> = {};
  for (const { keyId } of sets) linksByKey[keyId] = (linksByKey[keyId] ?? 0) + 1;
  const manifest = Buffer.from(
    `${JSON.stringify(
      {
        format: 'stepkeeper-audit-archive-1',
        ...occasion,
        file: { blob: blobName, bytes: content.length, sha256 },
        profiles: new Set(stretches.map((one) => one.profileId)).size,
        links: sets.length,
        changes: sets.reduce((sum, set) => sum + set.changes.length, 0),
        linksByKey,
        stretches: stretches.map(rangeOf),
      },
      null,
      2,
    )}\n`,
  );
  await store.add(blobName, content, 'application/gzip');
  await store.add(`manifests/${name}.json`, manifest, 'application/json');
  await requireReadable(store, blobName, sha256, stretches, keys);
  const told = await store.read(`manifests/${name}.json`);
  if (!told?.equals(manifest)) throw new ArchiveNotReadable(`manifests/${name}.json`);
  return { archiveId, blobName, sha256, linksByKey };
}

function rangeOf({ profileId, sets }: Stretch) {
  const [first, last] = [sets[0], sets.at(-1)];
  return {
    profileId,
    firstSequence: first?.sequence,
    lastSequence: last?.sequence,
    previousHash: first?.previousHash,
    lastHash: last?.hash,
  };
}

/** Each link as it comes out of the file, values and all, has to hold in the place where it stood. */
async function requireReadable(
  store: ArchiveStore,
  blobName: string,
  sha256: string,
  stretches: readonly Stretch[],
  keys: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const bytes = await store.read(blobName);
  if (!bytes || hash('sha256', bytes, 'hex') !== sha256) throw new ArchiveNotReadable(blobName);
  const lines = linesByProfile(bytes);
  const places = new Map<string, number>();
  for (const { profileId, sets, valuesKey } of stretches) {
    const key = Buffer.from(valuesKey, 'hex');
    for (const set of sets) {
      const place = places.get(profileId) ?? 0;
      places.set(profileId, place + 1);
      const line = lines.get(profileId)?.[place];
      const link = line === undefined ? undefined : archivedLink(line, key);
      const isSame = link && link.hash === set.hash && saltsOf(link) === saltsOf(set);
      if (!isSame || linkFault(link, set.sequence, set.previousHash, keys)) throw new ArchiveNotReadable(blobName);
    }
  }
}

/** A link whose values were lost would hold as one that was erased. */
function saltsOf({ reasonSalt, changes }: StoredSet): string {
  return [reasonSalt, ...changes.map(({ salt }) => salt)].join();
}
