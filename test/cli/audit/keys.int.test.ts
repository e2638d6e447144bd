// `stepkeeper audit keys …` on a database, with the setting in a file: each command a process of its own.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withRunnerLock } from '../../../cli/runner-lock';
import { makeAnchor } from '../../../shared/anchors/make';
import { anchorStoreOf, anchorsContainer } from '../../../shared/anchors/store';
import { type ChainKeys, chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { readHeads } from '../../../shared/reading/read-heads';
import { createPool } from '../../../shared/sql/pool';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { ChainKeyDiffers, requireSigningKey } from '../../../shared/writer/chain-key-records';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf } from '../../factories/commands';
import { messageOf } from '../../factories/messages';
import { killedAt, type Moment, says, writes } from '../../killed-at';
import type { Ended, Running } from '../../programs';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { startCli } from '../migrate/run-cli';

const first = { id: '1', key: Buffer.alloc(32, 7) };

let database: FreshDatabase;
let storage: FreshStorage;
let folder: string;
let file: string;

beforeAll(async () => {
  [database, storage] = await Promise.all([freshDatabase(), freshStorage()]);
  await storage.service.getContainerClient(anchorsContainer).create();
  folder = mkdtempSync(join(tmpdir(), 'audit-keys-'));
  file = join(folder, 'keys');
  writeFileSync(file, chainKeysText([first]));
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), storage.stop()]);
  rmSync(folder, { recursive: true });
});

function startOn(connectionString: string, ...args: string[]): Running {
  const settings = { AzureWebJobsStorage: storage.connectionString };
  return startCli(connectionString, ['audit', 'keys', ...args, '--file', file], settings);
}
const keys = (...args: string[]): Promise<Ended> => startOn(database.connectionString, ...args).ended;
const held = (): ChainKeys => parseChainKeys(readFileSync(file, 'utf8'));
const idsHeld = () => [...held().all.keys()];

/** What an instance of the app with these keys writes. */
async function write(setting: ChainKeys, number: number): Promise<void> {
  const pool = createPool(
    { by: 'connection-string', connectionString: database.connectionString },
    { requirement: (pool) => requireSigningKey(pool, setting) },
  );
  const draft = aDraft({
    number,
    at: number,
    profileId: idOf(0xb0),
    payload: { projects: [{ name: `Project ${number}` }] },
  });
  try {
    await applyMessages([messageOf(draft)], { pool, chainKey: setting.signing, retryBudgetMs: 5_000 });
  } finally {
    await pool.close();
  }
}

const verify = (setting = readFileSync(file, 'utf8')) =>
  startCli(database.connectionString, ['audit', 'verify'], { AUDIT_CHAIN_KEYS: setting }).ended;

test('a key is published, promoted when every instance has it, and the chain goes on through it', async () => {
  await write(held(), 1);
  const published = await keys('rotate', '--actor', 'Ola');
  expect(published.stderr).toBe('');
  const [, next = ''] = idsHeld();
  expect(idsHeld()).toEqual(['1', next]);
  expect(published.stdout).toMatch(new RegExp(`^${next} is published .*it verifies, 1 signs on`));
  const { recordset } = await database.pool.request().query('SELECT keyId, createdBy FROM audit.ChainKey;');
  expect(recordset).toContainEqual({ keyId: next, createdBy: 'Ola' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await write(held(), 2);

  const tooSoon = await keys('rotate', '--promote');
  expect([tooSoon.code, idsHeld()]).toEqual([1, ['1', next]]);
  expect(tooSoon.stderr).toMatch(/published less than a day ago.*--instances-have-it/);

  const promoted = await keys('rotate', '--promote', '--instances-have-it');
  expect([promoted.code, idsHeld()]).toEqual([0, [next, '1']]);
  await write(held(), 3);
  // An instance that has not heard of the promotion.
  await write(parseChainKeys(chainKeysText([first, held().signing])), 4);
  expect(await verify()).toMatchObject({ code: 0, stdout: '1 profiles, 4 intact change sets, 0 broken chains\n' });

  const listed = await keys('list');
  expect(listed.stdout).toMatch(new RegExp(`^${next}: signs; 1 links, `, 'm'));
  expect(listed.stdout).toMatch(/^1: verifies; 3 links, /m);
}, 60_000);

test('a rotation that was killed is gone on with by the same command', async () => {
  const settled = idsHeld();
  await keys('rotate');
  const [, next = ''] = idsHeld();
  // As a kill leaves it between the setting and the record.
  await database.pool.request().query(`DELETE FROM audit.ChainKey WHERE keyId = '${next}';`);
  const again = await keys('rotate');
  expect(again.stdout).toMatch(new RegExp(`^${next} was published already`));
  expect(idsHeld()).toEqual([settled[0], next, settled[1]]);
  await keys('rotate', '--promote', '--instances-have-it');
  const repeated = await keys('rotate', '--promote', '--instances-have-it');
  expect([repeated.code, idsHeld()]).toEqual([0, [next, ...settled]]);
  expect(repeated.stdout).toMatch(/there is nothing to promote/);
}, 60_000);

test('killed while it writes, or before it can record what it wrote, no key is lost and the setting stays whole', async () => {
  const before = idsHeld();
  const moments: [Moment, ('before' | 'after')?][] = [
    [writes(file)],
    // The first records the keys as they were.
    [says('INSERT INTO audit.ChainKey', 2), 'before'],
    [says('INSERT INTO audit.ChainKey', 2), 'after'],
  ];
  for (const moment of moments) {
    await killedAt(database.connectionString, (through) => startOn(through, 'rotate'), ...moment);
    expect(idsHeld()).toEqual(expect.arrayContaining(before));
    expect(idsHeld().length).toBeLessThanOrEqual(before.length + 1);
  }
  expect(idsHeld()).toHaveLength(before.length + 1);
  expect((await keys('rotate')).code).toBe(0);
  expect(idsHeld()).toHaveLength(before.length + 1);
  expect(await verify()).toMatchObject({ code: 0 });
}, 60_000);

test('where somebody else is at work with the keys, the remedy is one that the command has', async () => {
  const session = createPool({ by: 'connection-string', connectionString: database.connectionString }, { max: 1 });
  await session.connect();
  try {
    await withRunnerLock(session, { name: 'stepkeeper-audit-keys' }, async () => {
      for (const command of [['rotate'], ['retire', '1']]) {
        const { code, stderr } = await keys(...command);
        expect([code, stderr]).toEqual([
          1,
          expect.stringMatching(/^Another runner has the lock.*nothing was done\. Give the command again/),
        ]);
        expect(stderr).not.toContain('--wait');
      }
    });
  } finally {
    await session.close();
  }
});

test('a key that has signed is not taken away, one that never did is', async () => {
  const [signing = '', unused = ''] = idsHeld();
  const inUse = await keys('retire', '1');
  expect([inUse.code, inUse.stderr]).toEqual([1, expect.stringMatching(/^1 has signed 3 links of the chain/)]);
  expect((await keys('retire', signing)).stderr).toMatch(/is the key that signs/);
  const key = { id: unused, key: held().all.get(unused) ?? Buffer.of() };
  const anchors = anchorStoreOf(storage.service);
  await makeAnchor({ store: anchors, heads: () => readHeads(database.pool), key, now: new Date('2026-01-01') });
  expect((await keys('retire', unused)).stderr).toMatch(/has signed the anchor of 2026-01-01/);
  await storage.service.getContainerClient(anchorsContainer).deleteBlob('anchors/2026-01-01.json');
  const left = idsHeld().filter((id) => id !== unused);
  expect((await keys('retire', unused)).code).toBe(0);
  expect(idsHeld()).toEqual(left);
}, 60_000);

test('a wrong key under a known id is told, and neither signs nor verifies', async () => {
  const wrong = chainKeysText([{ id: '1', key: Buffer.alloc(32, 9) }]);
  const { code, stderr, stdout } = await verify(wrong);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^AUDIT_CHAIN_KEYS holds other keys as 1 than those that have signed/);
  const { rowsAffected: before } = await database.pool.request().query('SELECT operationId FROM ops.Operation;');
  await expect(write(parseChainKeys(wrong), 9)).rejects.toThrow(ChainKeyDiffers);
  const { rowsAffected: after } = await database.pool.request().query('SELECT operationId FROM ops.Operation;');
  expect(after).toEqual(before);
}, 60_000);

test('without a vault or a file the new value is printed, to be kept elsewhere', async () => {
  const AUDIT_CHAIN_KEYS = chainKeysText([held().signing]);
  const run = startCli(database.connectionString, ['audit', 'keys', 'rotate'], { AUDIT_CHAIN_KEYS, KEY_VAULT_URI: '' });
  const { stdout } = await run.ended;
  const [, printed] = /^AUDIT_CHAIN_KEYS=(.*)$/m.exec(stdout) ?? [];
  expect([...parseChainKeys(printed).all.keys()]).toEqual([held().signing.id, expect.stringMatching(/^\d{4}-/)]);
}, 60_000);
