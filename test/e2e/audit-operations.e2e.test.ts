// The audit's operations on the whole stack: anchored by the timer, archived by the command, told over HTTP, erased, signed with another key,
// and verified after each.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { anchorStoreOf } from '../../shared/anchors/store';
import { parseChainKeys } from '../../shared/audit/chain-keys';
import { ageChain } from '../cli/audit/tampering';
import { startCli } from '../cli/migrate/run-cli';
import { anItem } from '../factories/items';
import { following, killedAt, type Moment, puts, says, writes } from '../killed-at';
import { eventually } from '../local/eventually';
import { startTestStack, type TestStack } from './stack';

const profileId = randomUUID();
const waiting = { prefer: 'wait=20' };
const everySecond = { AUDIT_ANCHOR_SCHEDULE: '*/1 * * * * *' };

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
}, 120_000);
afterAll(() => stack?.stop());

jest.setTimeout(120_000);

const put = (line1: string) =>
  stack.client.send('PUT', `/api/profiles/${profileId}/steps/address`, waiting, {
    addresses: [{ ...anItem('addresses'), line1 }],
  });

/** `through`: another way to the database, or to Blob Storage. */
function start(args: readonly string[], through: NodeJS.ProcessEnv = {}) {
  const { SQL_CONNECTION_STRING, AzureWebJobsStorage, AUDIT_CHAIN_KEYS } = { ...stack.settings, ...through };
  const settings = { AUDIT_CHAIN_KEYS: AUDIT_CHAIN_KEYS ?? '', AzureWebJobsStorage: AzureWebJobsStorage ?? '' };
  return startCli(SQL_CONNECTION_STRING, ['audit', ...args], settings);
}

async function audit(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(args).ended;
  if (code !== 0) throw new Error(`audit ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

type Kill = readonly ['SQL_CONNECTION_STRING' | 'AzureWebJobsStorage', Moment, ('before' | 'after')?];

/** Killed at each of these moments, then let to its end. */
async function inSpiteOfKills(kills: readonly Kill[], ...args: string[]): Promise<string> {
  for (const [server, ...moment] of kills) {
    const place = stack.settings[server] ?? '';
    await killedAt(place, (through) => start(args, { [server]: through }), ...moment);
  }
  return audit(...args);
}

/** Somebody writes all the time that the work takes, and is answered. */
async function whilePeopleWrite(work: () => Promise<unknown>): Promise<void> {
  let [written, isOver] = [0, false];
  const writing = async () => {
    while (!isOver) {
      expect((await put(`While it went on ${written}`)).status).toBe(200);
      written += 1;
    }
  };
  await Promise.all([
    writing(),
    work().finally(() => {
      isOver = true;
    }),
  ]);
  expect(written).toBeGreaterThan(0);
}

async function expectAllVerified(): Promise<void> {
  expect(await audit('verify')).toMatch(/, 0 broken chains/);
  expect(await audit('verify', '--with-archive')).toMatch(/, 0 broken chains\n$/);
  expect(await audit('anchors', 'verify')).toMatch(/, 0 findings\n$/);
}

test('what was written is anchored by the timer, archived in spite of kills, and told as what it is', async () => {
  for (const street of ['First', 'Second', 'Third']) expect((await put(street)).status).toBe(200);
  const { signing } = parseChainKeys(stack.settings.AUDIT_CHAIN_KEYS);
  await ageChain(stack, profileId, signing, 70);
  // Not before: an anchor of the chain as it was would tell, rightly, that it was rewritten.
  await stack.restart('functions-host', everySecond);
  const between = new Date().toISOString();
  expect((await put('Fourth')).status).toBe(200);

  const anchors = anchorStoreOf(BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? ''));
  await eventually('an anchor', async () => (await anchors.days()).length > 0, 20_000);

  const archive = ['archive', '--older-than', '2', '--reason', 'kept for two months'];
  const kills: Kill[] = [
    ['AzureWebJobsStorage', puts('/links'), 'after'],
    ['SQL_CONNECTION_STRING', says('INSERT INTO audit.ArchivedLinks'), 'after'],
    ['SQL_CONNECTION_STRING', following(says('INSERT INTO audit.ArchivedLinks')), 'after'],
  ];
  await inSpiteOfKills(kills, ...archive);
  await expectAllVerified();

  const support = stack.client.as({ role: 'support' });
  const get = (path: string) => support.get(`/api/profiles/${profileId}${path}`);
  const history = await get('/history?limit=100');
  expect(history.body).toMatchObject({ archivedThrough: 3, nextCursor: null });
  expect(await get(`?asOf=${between}`)).toMatchObject({ status: 200, body: { sequence: 3 } });
  const longAgo = new Date(Date.now() - 100 * 86_400_000).toISOString();
  expect(await get(`?asOf=${longAgo}`)).toMatchObject({
    status: 410,
    body: { type: 'urn:stepkeeper:problem:history-archived' },
  });
  const auditor = stack.client.as({ role: 'auditor' });
  expect((await auditor.get(`/api/profiles/${profileId}/history/verify`)).body).toMatchObject({
    intact: true,
    length: 4,
    archived: 3,
  });
});

test('an erasure takes what is archived, and everything still verifies', async () => {
  expect(await audit('archive', 'show', '--profile', profileId)).toMatch(/"afterValue":"\{/);
  const admin = stack.client.as({ role: 'admin' });
  const headers = { ...waiting, 'change-reason': 'asked for it' };
  expect((await admin.send('DELETE', `/api/profiles/${profileId}`, headers)).status).toBe(200);
  expect(await audit('archive', 'show', '--profile', profileId)).not.toMatch(/"afterValue":"\{/);
  await expectAllVerified();
});

test('a key follows another while people write, in spite of kills, and every link verifies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-operations-'));
  try {
    const file = join(folder, 'audit-chain-keys');
    const old = stack.settings.AUDIT_CHAIN_KEYS ?? '';
    writeFileSync(file, old);
    const takeTheKeys = async () => {
      await stack.kill('functions-host');
      await stack.restart('functions-host', { AUDIT_CHAIN_KEYS: readFileSync(file, 'utf8') });
    };
    const signedBy = () => stack.rows('SELECT keyId FROM audit.ChangeSet ORDER BY changeSetId DESC;');

    const published: Kill[] = [
      ['SQL_CONNECTION_STRING', writes(file)],
      ['SQL_CONNECTION_STRING', says('INSERT INTO audit.ChainKey', 2)],
    ];
    await whilePeopleWrite(() => inSpiteOfKills(published, 'keys', 'rotate', '--file', file));
    const [first, next = ''] = [...parseChainKeys(readFileSync(file, 'utf8')).all.keys()];
    await takeTheKeys();
    expect((await put('Under the old key')).status).toBe(200);
    expect((await signedBy())[0]).toEqual({ keyId: first });

    const promotion = ['keys', 'rotate', '--promote', '--instances-have-it', '--file', file];
    const promoted: Kill[] = [['SQL_CONNECTION_STRING', says('INSERT INTO audit.ChainKey', 2)]];
    await whilePeopleWrite(() => inSpiteOfKills(promoted, ...promotion));
    // An instance that has not heard of it yet.
    expect((await put('Under the old key still')).status).toBe(200);
    await takeTheKeys();
    expect((await put('Under the new key')).status).toBe(200);
    const [newest, before] = await signedBy();
    expect([newest, before]).toEqual([{ keyId: next }, { keyId: first }]);
    expect([...parseChainKeys(readFileSync(file, 'utf8')).all.keys()]).toEqual([next, first]);
    await expectAllVerified();

    const withoutTheNew = await start(['verify'], { AUDIT_CHAIN_KEYS: old }).ended;
    expect([withoutTheNew.code, withoutTheNew.stdout]).toEqual([1, expect.stringMatching(/missing-key/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
