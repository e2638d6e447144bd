// Reads the archived links of a profile, for whoever verifies or looks them up.
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Checkpoint } from '../audit/checkpoint';
import type { ChainFault, StoredSet } from '../audit/verify';
import { archivedLink } from './line';
import type { ArchiveStore } from './store';

/** A file of the archive is not there, or not what was read back when it was made. */
export class ArchiveDamaged extends Error {
  constructor(
    readonly fault: Extract<ChainFault, 'archive-missing' | 'archive-differs'>,
    readonly blobName: string,
    /** Of the first link that it should hold. */
    readonly sequence: number,
  ) {
    super(`${blobName} in the archive is ${fault === 'archive-missing' ? 'missing' : 'not as it was written'}`);
    this.name = 'ArchiveDamaged';
  }
}

/** Where a stretch of archived links lies. */
export interface ArchivedStretch {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly archiveId: string;
  readonly blobName: string;
  /** Of the file as it was read back. */
  readonly sha256: string;
}

/** By profile, the lines in their order. */
type Lines = ReadonlyMap<string, readonly string[]>;

/**
 * Files that are kept at hand: profiles are walked in the order in which they were archived, so one file of each run of the archive serves
 * many of them.
 */
const mostFiles = 24;

export type ReadStretches = (profileId: string) => Promise<readonly ArchivedStretch[]>;

export class ArchiveReader {
  readonly #files = new Map<string, Promise<Lines>>();

  constructor(
    private readonly store: ArchiveStore,
    private readonly readStretches: ReadStretches,
  ) {}

  /** All archived links, in order; their values as far as the checkpoint's key opens them. Throws ArchiveDamaged, or a RestError. */
  async *links({ profileId, valuesKey }: Checkpoint): AsyncGenerator<StoredSet> {
    const key = valuesKey === null ? undefined : Buffer.from(valuesKey, 'hex');
    for (const stretch of await this.readStretches(profileId)) {
      const { firstSequence, lastSequence } = stretch;
      const lines = (await this.#linesOf(stretch)).get(profileId) ?? [];
      for (const line of lines) {
        const link = archivedLink(line, key);
        if (link.sequence >= firstSequence && link.sequence <= lastSequence) yield link;
      }
    }
  }

  /** The hash of one of them; undefined where the archive does not hold it. Throws as `links` does. */
  async hashAt(profileId: string, sequence: number): Promise<string | undefined> {
    const stretch = (await this.readStretches(profileId)).find((one) => one.lastSequence >= sequence);
    if (!stretch) return undefined;
    const lines = (await this.#linesOf(stretch)).get(profileId) ?? [];
    return lines.map((line) => archivedLink(line, undefined)).find((link) => link.sequence === sequence)?.hash;
  }

  #linesOf(stretch: ArchivedStretch): Promise<Lines> {
    const known = this.#files.get(stretch.blobName);
    if (known) return known;
    const [oldest] = this.#files.keys();
    if (oldest !== undefined && this.#files.size >= mostFiles) this.#files.delete(oldest);
    const read = this.#read(stretch);
    this.#files.set(stretch.blobName, read);
    return read;
  }

  async #read({ blobName, sha256, firstSequence }: ArchivedStretch): Promise<Lines> {
    const bytes = await this.store.read(blobName);
    if (!bytes) throw new ArchiveDamaged('archive-missing', blobName, firstSequence);
    if (hash('sha256', bytes, 'hex') !== sha256) throw new ArchiveDamaged('archive-differs', blobName, firstSequence);
    return linesByProfile(bytes);
  }
}

/** Of a file as it is stored. */
export function linesByProfile(bytes: Buffer): Lines {
  const lines = gunzipSync(bytes)
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  return Map.groupBy(lines, profileIdOf);
}

function profileIdOf(line: string): string {
  return archivedLink(line, undefined).profileId;
}
