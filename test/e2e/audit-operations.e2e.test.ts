// The audit's operations on the whole stack: anchored by the timer, archived by the command, told over HTTP, erased, and verified after each.
import { randomUUID } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import { anchorStoreOf } from '../../shared/anchors/store';
import { parseChainKeys } from '../../shared/audit/chain-keys';
import { ageChain } from '../cli/audit/tampering';
import { startCli } from '../cli/migrate/run-cli';
import { anItem } from '../factories/items';
import { eventually } from '../local/eventually';
import { startTestStack, type TestStack } from './stack';

const profileId = randomUUID();
const waiting = { prefer: 'wait=20' };
const anchored = { AUDIT_ANCHOR_SCHEDULE: '*/1 * * * * *' };

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ env: anchored });
}, 120_000);
afterAll(() => stack?.stop());

jest.setTimeout(120_000);

const put = (line1: string) =>
  stack.client.send('PUT', `/api/profiles/${profileId}/steps/address`, waiting, {
    addresses: [{ ...anItem('addresses'), line1 }],
  });

function start(...args: string[]) {
  const { SQL_CONNECTION_STRING, AUDIT_CHAIN_KEYS = '', AzureWebJobsStorage = '' } = stack.settings;
  return startCli(SQL_CONNECTION_STRING, ['audit', ...args], { AUDIT_CHAIN_KEYS, AzureWebJobsStorage });
}

async function audit(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(...args).ended;
  if (code !== 0) throw new Error(`audit ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
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
  const between = new Date().toISOString();
  expect((await put('Fourth')).status).toBe(200);

  const anchors = anchorStoreOf(BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? ''));
  await eventually('an anchor', async () => (await anchors.days()).length > 0, 20_000);

  const archive = ['archive', '--older-than', '2', '--reason', 'kept for two months'];
  for (const after of [500, 700, 900]) {
    const running = start(...archive);
    const killed = setTimeout(() => running.process.kill('SIGKILL'), after);
    await running.ended;
    clearTimeout(killed);
  }
  await audit(...archive);
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
