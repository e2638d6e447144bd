// Reads the source once more and compares each item with what the target holds by now. Nothing is written.
import type sql from 'mssql';
import { retryWhilePassing } from '../../shared/sql/retry';
import { type Compared, compareProfile, faults, type Verdict } from './compare';
import { type PageReader, readPage } from './read-pages';
import { readTargets } from './read-target';
import { usersSource } from './source-names';
import { UuidSet } from './uuid-set';

export interface VerifyTools {
  readonly reader: PageReader;
  /** Of the database that holds the profiles. */
  readonly pool: sql.ConnectionPool;
  readonly importId: string;
  readonly onPage: (users: number) => void;
}

export interface Verified {
  /** By source, how many items came to each verdict. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<Verdict, number>>;
  /** The first of the faults. */
  readonly samples: readonly Compared[];
  readonly faults: number;
}

const mostSamples = 20;

export async function verifyRun({ reader, pool, importId, onPage }: VerifyTools): Promise<Verified> {
  const sections = [...new Set(reader.mapping.sources.map(({ section }) => section))];
  const counts = new Map<string, Map<Verdict, number>>();
  const samples: Compared[] = [];
  let [users, faulty] = [0, 0];
  // Of two users with one profile the first has it.
  const seen = new UuidSet();
  for (let page = await readPage(reader, null); page; page = await readPage(reader, page.lastKey)) {
    const profiles = page.profiles.filter(({ profileId }) => profileId !== null && seen.add(profileId));
    const ids = profiles.flatMap(({ profileId }) => profileId ?? []);
    const targets = await retryWhilePassing(() => readTargets(pool, ids, sections, importId), {
      deadline: Date.now() + (reader.retryBudgetMs ?? 0),
    });
    for (const profile of profiles) {
      for (const compared of compareProfile(profile, targets.get(profile.profileId ?? ''))) {
        const ofSource = counts.get(compared.source) ?? new Map<Verdict, number>();
        counts.set(compared.source, ofSource.set(compared.verdict, (ofSource.get(compared.verdict) ?? 0) + 1));
        if (!faults.includes(compared.verdict)) continue;
        faulty += 1;
        if (samples.length < mostSamples) samples.push(compared);
      }
    }
    users += page.rowsRead.get(usersSource) ?? 0;
    onPage(users);
  }
  return { counts, samples, faults: faulty };
}
