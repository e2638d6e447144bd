// An archive that is stopped, also while it waits for its pace: no file is begun any more, and the same command goes on.
import { Pace } from '../../../cli/pace';
import { archiveContainer, archiveStoreOf } from '../../../shared/archive/store';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { checkChain } from '../../../shared/reading/check-chain';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { eventually } from '../../local/eventually';
import type { Running } from '../../programs';
import { write } from '../../shared/reading/written';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { startCli } from '../migrate/run-cli';
import { archiveAll, linksHere } from './archive-all';
import { ageChain } from './tampering';

const setting = chainKeysText([chainKey]);
const keys = parseChainKeys(setting);

let database: FreshDatabase;
let storage: FreshStorage;

beforeAll(async () => {
  [database, storage] = await Promise.all([freshDatabase(), freshStorage()]);
  await storage.service.getContainerClient(archiveContainer).create();
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), storage.stop()]);
});

const highlights = Array.from({ length: 30 }, () => 'x'.repeat(1_000));
let number = 0;
/** Each link weighs as much as some ninety rows. */
async function heavyDrafts(profileId: string, links: number): Promise<void> {
  for (let link = 0; link < links; link++) {
    number += 1;
    const project = { name: `Project ${number}`, highlights };
    const payload = { projects: [project, project, project] };
    await write(database, aDraft({ profileId, number, at: number, payload }));
  }
}

function archive(...args: string[]): Running {
  const settings = { AUDIT_CHAIN_KEYS: setting, AzureWebJobsStorage: storage.connectionString };
  const command = ['audit', 'archive', '--older-than', '2', '--reason', 'two months', ...args];
  return startCli(database.connectionString, command, settings);
}

test('a stop that comes while it waits for its pace is the end: nothing more is written or deleted', async () => {
  const profileId = idOf(0xe0);
  await heavyDrafts(profileId, 1);
  const stop = new AbortController();
  const pace = new Pace({ rowsPerSecond: 1, stop: stop.signal, sleep: async () => stop.abort() });
  pace.spend(1_000);
  const done = await archiveAll(database.pool, archiveStoreOf(storage.service), keys, { pace, stop: stop.signal });
  expect([stop.signal.aborted, done.files, done.links]).toEqual([true, 0, 0]);
  const blobs = storage.service.getContainerClient(archiveContainer).listBlobsFlat();
  expect((await blobs.next()).done).toBe(true);
  expect(await linksHere(database.pool, profileId)).toBe(1);
});

test('after a stop no further profile is read', async () => {
  const profileId = idOf(0xe1);
  await heavyDrafts(profileId, 1);
  await database.pool.request().query(`UPDATE audit.ChangeSet SET actorId = N'else' WHERE profileId = '${profileId}';`);
  const archived = (stop: AbortSignal) => archiveAll(database.pool, archiveStoreOf(storage.service), keys, { stop });
  expect((await archived(AbortSignal.abort())).broken).toEqual([]);
  expect((await archived(new AbortController().signal)).broken).toHaveLength(1);
});

/** Links of the newest file that is on record. */
async function linksOfFile(): Promise<number | undefined> {
  const { recordset } = await database.pool
    .request()
    .query('SELECT TOP (1) linksByKey FROM audit.Archive ORDER BY createdDate DESC;');
  return recordset[0] && JSON.parse(recordset[0].linksByKey)[chainKey.id];
}

test('Ctrl-C ends the command after its file, also while it waits, and the same command goes on', async () => {
  const [profileId, length] = [idOf(0xe2), 230];
  await heavyDrafts(profileId, length);
  await ageChain(database, profileId, chainKey, 70);
  // After the first file it waits for hours.
  const stopped = archive('--rate', '1');
  const left = await eventually(
    'a file to be through',
    async () => {
      const here = await linksHere(database.pool, profileId);
      return here === length - ((await linksOfFile()) ?? 0) && here < length && here;
    },
    60_000,
  );
  stopped.process.kill('SIGINT');
  const { code, stdout } = await stopped.ended;
  expect(code).toBe(130);
  expect(stdout).toMatch(/ moved, in 1 files\nStopped\. The same command goes on with it\.\n$/);
  expect(await checkChain(database.pool, profileId, keys.all)).toEqual({
    intact: true,
    length,
    archived: length - left,
  });
  expect((await archive().ended).stdout).toMatch(new RegExp(`^${left} links .* of 1 profiles moved, in 2 files\\n$`));
  expect(await linksHere(database.pool, profileId)).toBe(0);
}, 120_000);
