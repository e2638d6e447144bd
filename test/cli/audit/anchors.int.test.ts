// `stepkeeper audit anchors …` and the timer, on a database and on Blob Storage, each command a process of its own.

import { anchorAudit } from '../../../functions/timer/anchor-audit';
import { type AnchorFinding, checkAnchors } from '../../../shared/anchors/check';
import { makeAnchor } from '../../../shared/anchors/make';
import { type AnchorStore, anchorStoreOf, anchorsContainer } from '../../../shared/anchors/store';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { checkHeads, readHeads } from '../../../shared/reading/read-heads';
import { metrics } from '../../../shared/telemetry/metrics';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { killedAt, puts } from '../../killed-at';
import type { Ended, Running } from '../../programs';
import { write } from '../../shared/reading/written';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { startCli } from '../migrate/run-cli';
import { cutChain, rewriteChain } from './tampering';

const keys = parseChainKeys(chainKeysText([chainKey]));

let database: FreshDatabase;
let storage: FreshStorage;
let store: AnchorStore;

beforeAll(async () => {
  [database, storage] = await Promise.all([freshDatabase(), freshStorage()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), storage.stop()]);
});
beforeEach(async () => {
  const container = storage.service.getContainerClient(anchorsContainer);
  await container.createIfNotExists();
  for await (const { name } of container.listBlobsFlat()) await container.deleteBlob(name);
  store = anchorStoreOf(storage.service);
});

let number = 0;
/** Profiles of its own for a test, with a chain of two links each. */
async function profiles(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => idOf(0xa000 + ++number));
  for (const profileId of ids) await draft(profileId, 2);
  return ids;
}

async function draft(profileId: string, links: number): Promise<void> {
  for (let link = 0; link < links; link++) {
    number += 1;
    await write(database, aDraft({ profileId, number, at: number, payload: { projects: [{ name: `P ${number}` }] } }));
  }
}

const anchorOf = (day: string) =>
  makeAnchor({ store, heads: () => readHeads(database.pool), key: chainKey, now: new Date(`${day}T02:15:00Z`) });

async function findings(since?: string): Promise<AnchorFinding[]> {
  const found: AnchorFinding[] = [];
  const check = { checkHeads: (heads: Parameters<typeof checkHeads>[1]) => checkHeads(database.pool, heads) };
  await checkAnchors({ store, keys, ...check, onFinding: (finding) => found.push(finding) }, since);
  return found;
}

function startOn(AzureWebJobsStorage: string, ...args: string[]): Running {
  const settings = { AUDIT_CHAIN_KEYS: chainKeysText([chainKey]), AzureWebJobsStorage };
  return startCli(database.connectionString, ['audit', ...args], settings);
}
const audit = (...args: string[]): Promise<Ended> => startOn(storage.connectionString, ...args).ended;

test('a day has one anchor, whoever makes it how often, and it holds while chains grow and are erased', async () => {
  const [one = '', other = ''] = await profiles(2);
  const created = await audit('anchors', 'create');
  expect([created.code, created.stdout]).toEqual([0, expect.stringMatching(/anchored 2 chains, 4 links/)]);
  const again = await audit('anchors', 'create');
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/was anchored already/)]);
  await draft(one, 1);
  number += 1;
  await write(database, anErasure({ profileId: other, number, at: number }));
  const verified = await audit('anchors', 'verify');
  expect([verified.code, verified.stdout]).toEqual([0, '1 anchors, 2 anchored ends, 0 findings\n']);
  expect((await audit('anchors', 'list')).stdout).toMatch(/: 2 chains, 4 links, made at .*, signed by 1\n1 anchors\n$/);
}, 60_000);

test('a chain that was cut or written anew with the stolen key verifies by itself, and not against the anchors', async () => {
  const [cut = '', rewritten = '', grown = ''] = await profiles(3);
  await anchorOf('2026-01-01');
  await draft(grown, 1);
  await anchorOf('2026-01-02');
  await cutChain(database, cut);
  await rewriteChain(database, rewritten, chainKey);
  // What came after the last anchor is not anchored yet; the tail before it is.
  await rewriteChain(database, grown, chainKey, 3);
  expect(await audit('verify')).toMatchObject({ code: 0, stdout: expect.stringMatching(/ 0 broken chains/) });
  const { code, stdout, stderr } = await audit('anchors', 'verify', '--since', '2026-01-02');
  expect(code).toBe(1);
  const told = stdout.split('\n').slice(0, 3);
  expect(told.sort()).toEqual(
    [
      `2026-01-02: ${cut} at change set 2: chain-cut`,
      `2026-01-02: ${rewritten} at change set 2: chain-rewritten`,
      `2026-01-02: ${grown} at change set 3: chain-rewritten`,
    ].sort(),
  );
  expect(stderr).toMatch(
    /^The anchors do not hold, first of all 2026-01-02: .*(cut|rewritten)$\nIt is evidence: leave it as it is\./m,
  );
  // Somebody who cut the chain and let it grow again has another link in the place.
  await draft(cut, 1);
  expect(await findings('2026-01-02')).toContainEqual(
    expect.objectContaining({ profileId: cut, sequence: 2, fault: 'chain-rewritten' }),
  );
}, 60_000);

test('an anchor that is changed, replaced or taken away breaks the chain of anchors', async () => {
  await profiles(1);
  for (const day of ['2026-02-01', '2026-02-02', '2026-02-03']) await anchorOf(day);
  const faults = async () => (await findings()).map(({ day, fault }) => `${day} ${fault}`);
  const before = await faults();
  const container = storage.service.getContainerClient(anchorsContainer);
  const second = container.getBlockBlobClient('anchors/2026-02-02.json');
  const text = (await second.downloadToBuffer()).toString();

  await second.uploadData(Buffer.from(text.replace(/"links": \d+/, '"links": 1')));
  expect(await faults()).toEqual(
    expect.arrayContaining(['2026-02-02 signature-differs', '2026-02-03 previous-differs']),
  );
  await second.delete();
  expect(await faults()).toContain('2026-02-03 previous-differs');
  await second.uploadData(Buffer.from('{}'));
  expect(await faults()).toContain('2026-02-02 unreadable');
  await second.uploadData(Buffer.from(text));
  expect(await faults()).toEqual(before);

  const { heads } = JSON.parse(text);
  const file = container.getBlockBlobClient(heads.blob);
  const bytes = await file.downloadToBuffer();
  await file.uploadData(bytes.subarray(0, bytes.length - 20));
  expect(await faults()).toContain('2026-02-02 heads-differ');
  await file.delete();
  expect(await faults()).toContain('2026-02-02 heads-missing');
}, 60_000);

test.each([
  ['audit-anchors/heads', 'before', 0],
  ['audit-anchors/heads', 'after', 0],
  ['audit-anchors/anchors', 'before', 0],
  ['audit-anchors/anchors', 'after', 1],
] as const)(
  'killed when it writes %s, %s it is there, the next run makes the anchor',
  async (path, side, most) => {
    await profiles(3);
    await killedAt(storage.connectionString, (through) => startOn(through, 'anchors', 'create'), puts(path), side);
    expect((await store.days()).length).toBeLessThanOrEqual(most);
    expect((await audit('anchors', 'create')).code).toBe(0);
    expect(await store.days()).toHaveLength(1);
    expect((await findings()).filter((finding) => !('profileId' in finding))).toEqual([]);
  },
  60_000,
);

test('two that make it at the same time make one', async () => {
  await profiles(1);
  const made = await Promise.all([anchorOf('2026-03-01'), anchorOf('2026-03-01'), anchorOf('2026-03-01')]);
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await store.days()).toEqual(['2026-03-01']);
  expect((await anchorOf('2026-02-28')).isNew).toBe(false);
});

test('the timer anchors, holds the anchor before against the chains, and tells what it finds', async () => {
  const [victim = ''] = await profiles(2);
  const counted = jest.spyOn(metrics.auditFindings, 'add');
  const lines: string[] = [];
  const keep = (line: string) => lines.push(line);
  const context = { info: keep, warn: keep, error: (line: string) => lines.push(`ERROR ${line}`) };
  const night = (day: string) =>
    anchorAudit({
      blobs: async () => storage.service,
      chainKeys: keys,
      readHeads: () => readHeads(database.pool),
      checkHeads: (heads) => checkHeads(database.pool, heads),
      now: () => new Date(`${day}T02:15:00Z`),
    })({} as never, context as never);
  const errorsOf = () => lines.splice(0).filter((line) => line.startsWith('ERROR'));
  await night('2026-04-01');
  expect(errorsOf()).toEqual([]);
  await cutChain(database, victim);
  await night('2026-04-02');
  expect(counted.mock.calls.flat()).toEqual([1]);
  expect(errorsOf()).toEqual([
    `ERROR audit-chain-broken {"day":"2026-04-01","fault":"chain-cut","profileId":"${victim}","sequence":2}`,
  ]);
  // What is anchored after it is what there was by then.
  await night('2026-04-03');
  expect(errorsOf()).toEqual([]);
});
