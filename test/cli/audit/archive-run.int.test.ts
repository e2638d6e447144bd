// What an archive keeps to while it moves links: its pace, the size of a transaction, and that a file holds all that is deleted for it.
import { randomUUID } from 'node:crypto';
import { type Stretch, writeArchive } from '../../../cli/audit/archive/file';
import { purgeLinks, recordArchive } from '../../../cli/audit/archive/purge';
import { readStretches } from '../../../cli/audit/archive/stretches';
import { weightOfAll } from '../../../cli/audit/archive/weight';
import { Pace } from '../../../cli/pace';
import type { ArchiveStore } from '../../../shared/archive/store';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { checkChain } from '../../../shared/reading/check-chain';
import { createPool } from '../../../shared/sql/pool';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aPut, idOf } from '../../factories/commands';
import { proxyTo } from '../../factories/cut-proxy';
import { chainKey } from '../../factories/memory-database';
import { write } from '../../shared/reading/written';
import { archiveAll, everything, linksHere } from './archive-all';

const keys = parseChainKeys(chainKeysText([chainKey]));

let database: FreshDatabase;
const blobs = new Map<string, Buffer>();
const store: ArchiveStore = {
  add: async (name, content) => {
    blobs.set(name, content);
  },
  read: async (name) => blobs.get(name),
};

beforeAll(async () => {
  database = await freshDatabase();
}, 60_000);
afterAll(() => database.drop());

let number = 0;
async function links(profileId: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 100) {
    const commands = Array.from({ length: Math.min(left, 100) }, () => {
      number += 1;
      return aPut({ profileId, number, at: number, payload: { name: `N ${number}` } });
    });
    await write(database, ...commands);
  }
}

async function stretchesOf(profileId: string): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  for await (const one of readStretches(database.pool, profileId, everything, keys.all)) stretches.push(one);
  return stretches;
}

const anOccasion = () => ({
  archiveId: randomUUID(),
  madeAt: new Date().toISOString(),
  appliedBefore: everything,
  reason: 'test',
  actor: 'test',
});

test('what was moved has its time before the next file', async () => {
  const profileId = idOf(0xe10);
  await links(profileId, 10);
  const weight = weightOfAll(await stretchesOf(profileId));
  let time = 0;
  const sleep = async (ms: number) => {
    time += ms;
  };
  const pace = new Pace({ rowsPerSecond: 2, now: () => time, sleep });
  await archiveAll(database.pool, store, keys, { pace });
  expect(time).toBe(0);
  expect(await pace.turn()).toBeCloseTo(weight * 500);
});

test('no transaction deletes so many rows that SQL Server would lock the table', async () => {
  const profileId = idOf(0xe11);
  await links(profileId, 2_600);
  const { proxy, through } = await proxyTo(database.connectionString);
  const pool = createPool({ by: 'connection-string', connectionString: through });
  let deletes = 0;
  try {
    await pool.connect();
    const isDelete = Buffer.from('DELETE t\nFROM audit.ChangeSet', 'utf16le');
    proxy.cutAt = (_, sent) => {
      if (sent.includes(isDelete)) deletes += 1;
      return undefined;
    };
    // Twice as many rows: a link, and its change.
    expect(await archiveAll(pool, store, keys)).toMatchObject({ files: 1, links: 2_600, changes: 2_600 });
  } finally {
    await pool.close();
    await proxy.close();
  }
  expect(deletes).toBeGreaterThanOrEqual(2);
}, 60_000);

test('a profile of which another run has moved a part is left out to its end, and told so', async () => {
  const profileId = idOf(0xe12);
  await links(profileId, 1);
  await archiveAll(database.pool, store, keys);
  await links(profileId, 1_200);
  const [first, ...rest] = await stretchesOf(profileId);
  if (!first) throw new Error('there is nothing to move');
  // Two transactions of them.
  expect(rest.length).toBeGreaterThan(1);
  /** Under the key that the profile has: what follows on it would do. */
  const moveFirst = async () => {
    const occasion = anOccasion();
    await recordArchive(database.pool, await writeArchive(store, [first], occasion, keys.all), occasion);
    await purgeLinks(database.pool, [first], occasion, keys.signing);
  };
  let files = 0;
  const overtaken: ArchiveStore = {
    ...store,
    add: async (...given) => {
      await store.add(...given);
      if (++files === 2) await moveFirst();
    },
  };
  expect(await archiveAll(database.pool, overtaken, keys)).toMatchObject({ links: 0, leftOut: 1 });
  expect(await linksHere(database.pool, profileId)).toBe(1_200 - first.sets.length);
  expect(await archiveAll(database.pool, store, keys)).toMatchObject({ links: 1_200 - first.sets.length, leftOut: 0 });
  expect(await checkChain(database.pool, profileId, keys.all)).toEqual({
    intact: true,
    length: 1_201,
    archived: 1_201,
  });
}, 60_000);

describe('a file is no archive', () => {
  const profileId = idOf(0xe13);
  let stretch: Stretch;
  beforeAll(async () => {
    await links(profileId, 2);
    [stretch] = (await stretchesOf(profileId)) as [Stretch];
  });
  const written = (into: ArchiveStore, given = stretch) => writeArchive(into, [given], anOccasion(), keys.all);

  test('whose values were lost as it was written, though each of its links holds', async () => {
    const blank = { changedFields: null, beforeValue: null, afterValue: null, salt: null };
    const withoutValues = stretch.sets.map((set) => ({
      ...set,
      changes: set.changes.map((change) => ({ ...change, ...blank })),
    }));
    let isWritten = false;
    const losing: ArchiveStore = {
      ...store,
      add: async (...given) => {
        isWritten = true;
        await store.add(...given);
      },
    };
    const lost: Stretch = {
      ...stretch,
      get sets() {
        return isWritten ? stretch.sets : withoutValues;
      },
    };
    await expect(written(losing, lost)).rejects.toThrow(
      /^links\/.* does not hold what was written.*nothing was deleted/,
    );
  });

  test('whose manifest is another than was written', async () => {
    const swapping: ArchiveStore = {
      ...store,
      read: async (name) => (name.startsWith('manifests/') ? Buffer.from('{}') : store.read(name)),
    };
    await expect(written(swapping)).rejects.toThrow(/^manifests\/.* does not hold what was written/);
  });

  test('unless it and its manifest read back whole', async () => {
    expect(await written(store)).toMatchObject({ linksByKey: { [chainKey.id]: 2 } });
  });
});
