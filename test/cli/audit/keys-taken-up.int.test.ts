// What `stepkeeper audit keys` makes of keys that are older than what the database remembers of them: none of them is a new one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChainKeys, chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { createPool } from '../../../shared/sql/pool';
import { retryWhilePassing } from '../../../shared/sql/retry';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { readChainKeyRecords, requireSigningKey } from '../../../shared/writer/chain-key-records';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf } from '../../factories/commands';
import { messageOf } from '../../factories/messages';
import type { Ended } from '../../programs';
import { startCli } from '../migrate/run-cli';

const [old, signing] = [
  { id: '1', key: Buffer.alloc(32, 7) },
  { id: '2', key: Buffer.alloc(32, 8) },
];
const older = { id: '0', key: Buffer.alloc(32, 6) };

let database: FreshDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'audit-keys-'));
  file = join(folder, 'keys');
}, 60_000);
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await database.pool.request().query('DELETE FROM audit.ChainKey;');
  writeFileSync(file, chainKeysText([signing, old]));
});

const keys = (...args: string[]): Promise<Ended> =>
  startCli(database.connectionString, ['audit', 'keys', ...args, '--file', file]).ended;
const held = (): ChainKeys => parseChainKeys(readFileSync(file, 'utf8'));
const idsHeld = () => [...held().all.keys()];
const idsKnown = async () => (await readChainKeyRecords(database.pool)).map(({ id }) => id);

async function expectThirdKey(): Promise<void> {
  const published = await keys('rotate');
  expect([published.code, published.stderr]).toEqual([0, '']);
  const [, next = ''] = idsHeld();
  expect(published.stdout).toMatch(new RegExp(`^${next} is published `));
  expect(idsHeld()).toEqual(['2', next, '1']);
  expect(next).toMatch(/^\d{4}-/);
  await keys('rotate', '--promote', '--instances-have-it');
  expect(idsHeld()).toEqual([next, '2', '1']);
}

test('in a new database that is given an old secret, the keys in it are old ones', async () => {
  const promoted = await keys('rotate', '--promote', '--instances-have-it');
  expect([promoted.code, idsHeld()]).toEqual([0, ['2', '1']]);
  expect(await idsKnown()).toEqual(['1', '2']);
  await expectThirdKey();
}, 60_000);

test('all keys are taken up in their order when the first instances start at the same time', async () => {
  const setting = parseChainKeys(chainKeysText([signing, old, older]));
  const start = async () => {
    const pool = createPool({ by: 'connection-string', connectionString: database.connectionString });
    try {
      await pool.connect();
      await retryWhilePassing(() => requireSigningKey(pool, setting), { deadline: Date.now() + 20_000 });
    } finally {
      await pool.close();
    }
  };
  await Promise.all([start(), start(), start(), start()]);
  expect(await idsKnown()).toEqual(['0', '1', '2']);
}, 60_000);

test('of a database that knows keys, an instance adds the one that it signs with and no other', async () => {
  await requireSigningKey(database.pool, parseChainKeys(chainKeysText([old])));
  await requireSigningKey(database.pool, parseChainKeys(chainKeysText([signing, older, old])));
  expect(await idsKnown()).toEqual(['1', '2']);
});

test('a key that has signed before the database remembered keys is not promoted again', async () => {
  const draft = aDraft({ number: 1, at: 1, profileId: idOf(0xb1), payload: { projects: [{ name: 'Project' }] } });
  await applyMessages([messageOf(draft)], { pool: database.pool, chainKey: old, retryBudgetMs: 5_000 });
  // As a version has left it that recorded the signing key alone.
  await requireSigningKey(database.pool, parseChainKeys(chainKeysText([signing])));
  expect((await keys('list')).stdout).toMatch(/^1: verifies; 1 links, /m);
  await expectThirdKey();
}, 60_000);
