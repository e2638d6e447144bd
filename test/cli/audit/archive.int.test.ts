// `stepkeeper audit archive` on a database and on Blob Storage: what is moved, what is still told, and that nothing is lost on the way.
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Stretch, writeArchive } from '../../../cli/audit/archive/file';
import { purgeLinks, recordArchive } from '../../../cli/audit/archive/purge';
import { readStretches } from '../../../cli/audit/archive/stretches';
import { readArchivedStretches } from '../../../cli/audit/archived-stretches';
import { aloneInAuditDatabase } from '../../../cli/audit/database';
import { RunnerLockLost } from '../../../cli/runner-lock';
import { type AnchorFinding, checkAnchors } from '../../../shared/anchors/check';
import { makeAnchor } from '../../../shared/anchors/make';
import { anchorStoreOf, anchorsContainer } from '../../../shared/anchors/store';
import { ArchiveReader } from '../../../shared/archive/read-archived';
import { type ArchiveStore, archiveContainer, archiveStoreOf } from '../../../shared/archive/store';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import type { Command } from '../../../shared/commands/kinds';
import { checkChain } from '../../../shared/reading/check-chain';
import { readProfileAsOf } from '../../../shared/reading/read-as-of';
import { readCheckpoint } from '../../../shared/reading/read-checkpoint';
import { readDiff } from '../../../shared/reading/read-diff';
import { checkHeads, readHeads } from '../../../shared/reading/read-heads';
import { readHistory, readOperationChanges } from '../../../shared/reading/read-history';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, aPut, aRevert, idOf } from '../../factories/commands';
import { proxyTo } from '../../factories/cut-proxy';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { following, killedAt, type Moment, puts, says } from '../../killed-at';
import type { Ended, Running } from '../../programs';
import { journeys } from '../../shared/audit/journeys';
import { write } from '../../shared/reading/written';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { startCli } from '../migrate/run-cli';
import { archiveAll, everything } from './archive-all';
import { ageChain } from './tampering';

const second = { id: '2', key: Buffer.alloc(32, 8) };
const keys = parseChainKeys(chainKeysText([chainKey, second]));

let database: FreshDatabase;
let storage: FreshStorage;
let store: ArchiveStore;

beforeAll(async () => {
  [database, storage] = await Promise.all([freshDatabase(), freshStorage()]);
  for (const name of [archiveContainer, anchorsContainer]) await storage.service.getContainerClient(name).create();
  store = archiveStoreOf(storage.service);
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), storage.stop()]);
});

let number = 0x100;
const newProfile = () => idOf(0xc0_0000 + ++number);
const next = () => {
  number += 1;
  return { number, at: number };
};

async function drafts(profileId: string, links: number): Promise<void> {
  for (let link = 0; link < links; link++) {
    const { number, at } = next();
    await write(database, aDraft({ profileId, number, at, payload: { projects: [{ name: `MARK ${number}` }] } }));
  }
}

const archiveBefore = (before = everything, into = store) => archiveAll(database.pool, into, keys, { before });

const reader = () => new ArchiveReader(store, (profileId) => readArchivedStretches(database.pool, profileId));
const check = (profileId: string) => checkChain(database.pool, profileId, keys.all);
const checkWhole = (profileId: string) => {
  const archive = reader();
  return checkChain(database.pool, profileId, keys.all, (checkpoint) => archive.links(checkpoint));
};

async function rows(statement: string, profileId: string): Promise<readonly Record<string, unknown>[]> {
  const { recordset } = await database.pool.request().input('profileId', profileId).query(statement);
  return recordset;
}
const linksIn = async (table: string, profileId: string) =>
  Number((await rows(`SELECT COUNT(*) AS n FROM ${table} WHERE profileId = @profileId;`, profileId))[0]?.n);

function startOn(connectionString: string, AzureWebJobsStorage: string, args: readonly string[]): Running {
  const settings = { AUDIT_CHAIN_KEYS: chainKeysText([chainKey, second]), AzureWebJobsStorage };
  return startCli(connectionString, ['audit', ...args], settings);
}
const audit = (...args: string[]): Promise<Ended> =>
  startOn(database.connectionString, storage.connectionString, args).ended;

test('what is moved is gone here, whole there, and the chain verifies with it and without', async () => {
  const profileId = newProfile();
  await drafts(profileId, 3);
  const { operationId } =
    (await rows('SELECT TOP (1) operationId FROM audit.ChangeSet WHERE profileId = @profileId;', profileId))[0] ?? {};
  expect(await archiveBefore()).toMatchObject({ files: 1, profiles: 1, links: 3, changes: 3, leftOut: 0, broken: [] });
  expect([await linksIn('audit.ChangeSet', profileId), await linksIn('audit.Change', profileId)]).toEqual([0, 0]);
  expect(await check(profileId)).toEqual({ intact: true, length: 3, archived: 3 });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 3 });
  await drafts(profileId, 2);
  expect(await check(profileId)).toEqual({ intact: true, length: 5, archived: 3 });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 5 });
  const history = await readHistory(database.pool, { profileId, limit: 50 });
  expect([history.changes.length, history.archivedThrough]).toEqual([2, 3]);
  expect((await readHistory(database.pool, { profileId, limit: 1 })).archivedThrough).toBeNull();
  expect(await readOperationChanges(database.pool, profileId, String(operationId))).toBe('archived');
  const shown = await audit('archive', 'show', '--profile', profileId);
  const links = shown.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(links.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(links[0].changes[0].afterValue).toContain('MARK');
});

test('a revert of what is archived is refused with the reason', async () => {
  const profileId = newProfile();
  const put = { ...next(), profileId };
  await write(database, aPut({ ...put, payload: { name: 'Old' } }));
  await archiveBefore();
  const revert = aRevert(put.number, { ...next(), profileId });
  await applyMessages([messageOf(revert)], { pool: database.pool, chainKey, retryBudgetMs: 10_000 });
  const [operation] = await rows(
    `SELECT status, errorCode, errorDetail FROM ops.Operation WHERE profileId = @profileId AND operationId = '${revert.operationId}';`,
    profileId,
  );
  expect(operation).toMatchObject({
    status: 'rejected',
    errorCode: 'not-revertible',
    errorDetail: expect.stringContaining('moved to the archive'),
  });
});

/** The next change has a later instant. */
async function untilLater(instant: string | undefined): Promise<void> {
  for (;;) {
    const { recordset } = await database.pool.request().query('SELECT SYSUTCDATETIME() AS now;');
    if (instant === undefined || recordset[0].now.toISOString() > instant) return;
  }
}

async function newestChange(profileId: string): Promise<string | undefined> {
  const [row] = await rows('SELECT MAX(appliedAt) AS at FROM audit.ChangeSet WHERE profileId = @profileId;', profileId);
  return row?.at instanceof Date ? row.at.toISOString() : undefined;
}

test.each([1, 2, 3])(
  'journey %i: what is told of every instant after the archived part stays as it was',
  async (seed) => {
    const profileId = newProfile();
    const long = journeys(profileId).filter((batches) => batches.length >= 6);
    const [batches = []] = fc.sample(long, { numRuns: 1, seed });
    const instants: string[] = [];
    for (const batch of batches) {
      await untilLater(instants.at(-1));
      await write(database, ...batch);
      const instant = await newestChange(profileId);
      if (instant !== undefined && instant !== instants.at(-1)) instants.push(instant);
    }
    const asOf = (instant: string) => readProfileAsOf(database.pool, profileId, instant);
    const last = instants.at(-1) ?? '';
    const diff = (instant: string) => readDiff(database.pool, profileId, instant, last);
    const before = await Promise.all(instants.map(async (one) => [await asOf(one), await diff(one)] as const));
    for (const [cut, instant] of instants.entries()) {
      await archiveBefore(instant);
      const { appliedAt = '' } = (await readCheckpoint(database.pool, profileId)) ?? {};
      expect(appliedAt).toBe(instants[cut - 1] ?? '');
      for (const [at, one] of instants.entries()) {
        const [profile, difference] = before[at] ?? [];
        const isGone = one < appliedAt;
        if (!isGone) expect([await asOf(one), await diff(one)]).toEqual([profile, difference]);
        else expect(['archived', 'erased']).toContain(await asOf(one));
      }
      expect(await checkWhole(profileId)).toMatchObject({ intact: true });
    }
  },
);

test('an erasure reaches what is archived: nobody can read it any more, and all of it verifies', async () => {
  const profileId = newProfile();
  await drafts(profileId, 2);
  await archiveBefore();
  const [stretch] = await readArchivedStretches(database.pool, profileId);
  const file = gunzipSync((await store.read(stretch?.blobName ?? '')) ?? Buffer.of()).toString();
  expect(file).toContain(profileId);
  expect(file).not.toContain('MARK');
  await write(database, anErasure({ ...next(), profileId }));
  const [checkpoint] = await rows(
    'SELECT state, stateSalt, valuesKey FROM audit.ChainCheckpoint WHERE profileId = @profileId;',
    profileId,
  );
  expect(checkpoint).toEqual({ state: null, stateSalt: null, valuesKey: null });
  const { stdout } = await audit('archive', 'show', '--profile', profileId);
  expect(stdout).not.toContain('MARK');
  expect(JSON.parse(stdout.split('\n')[0] ?? '').changes[0]).toMatchObject({ afterValue: null, salt: null });
  expect(await readProfileAsOf(database.pool, profileId, new Date().toISOString())).toBe('erased');
  await drafts(profileId, 1);
  await archiveBefore();
  await drafts(profileId, 1);
  expect(await check(profileId)).toEqual({ intact: true, length: 5, archived: 4 });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 5 });
});

test('erasures, archives, rotations and anchors hold together in any order', async () => {
  const steps = fc.array(fc.constantFrom('write', 'erase', 'archive', 'rotate', 'anchor'), {
    minLength: 5,
    maxLength: 9,
  });
  let day = Date.UTC(2026, 0, 1);
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const profileId = newProfile();
      let signing = chainKey;
      await drafts(profileId, 1);
      for (const step of sequence) {
        if (step === 'archive') await archiveBefore();
        else if (step === 'rotate') signing = signing === chainKey ? second : chainKey;
        else if (step === 'anchor') {
          day += 86_400_000;
          const heads = () => readHeads(database.pool);
          await makeAnchor({ store: anchorStoreOf(storage.service), heads, key: signing, now: new Date(day) });
        } else {
          const given = { ...next(), profileId };
          const command: Command =
            step === 'erase' ? anErasure(given) : aPut({ ...given, payload: { name: `N ${number}` } });
          await applyMessages([messageOf(command)], { pool: database.pool, chainKey: signing, retryBudgetMs: 10_000 });
        }
        expect(await check(profileId)).toMatchObject({ intact: true });
        expect(await checkWhole(profileId)).toMatchObject({ intact: true });
      }
    }),
    { numRuns: 5 },
  );
  const findings: AnchorFinding[] = [];
  const archive = reader();
  await checkAnchors({
    store: anchorStoreOf(storage.service),
    keys,
    checkHeads: (heads) =>
      checkHeads(database.pool, heads, (profileId, sequence) => archive.hashAt(profileId, sequence)),
    onFinding: (finding) => findings.push(finding),
  });
  expect(findings).toEqual([]);
}, 60_000);

/** A history of that many links, in few batches. */
async function aLongHistory(links: number): Promise<string> {
  const profileId = newProfile();
  const commands = Array.from({ length: links }, () =>
    aPut({ ...next(), profileId, payload: { name: `N ${number}` } }),
  );
  for (let at = 0; at < commands.length; at += 100) await write(database, ...commands.slice(at, at + 100));
  return profileId;
}

test('a history of many links goes in stretches', async () => {
  await archiveBefore();
  const profileId = await aLongHistory(1_100);
  expect(await archiveBefore()).toMatchObject({ links: 1_100, leftOut: 0 });
  expect((await readArchivedStretches(database.pool, profileId)).length).toBeGreaterThan(2);
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 1_100 });
}, 60_000);

test('a profile that is erased while it is archived is left for the next run', async () => {
  const profileId = newProfile();
  await drafts(profileId, 2);
  const erasing: ArchiveStore = {
    ...store,
    add: async (...given) => {
      await store.add(...given);
      if (given[0].startsWith('links/')) await write(database, anErasure({ ...next(), profileId }));
    },
  };
  expect(await archiveBefore(everything, erasing)).toMatchObject({ links: 0, leftOut: 1 });
  expect(await linksIn('audit.ChangeSet', profileId)).toBe(3);
  expect(await archiveBefore()).toMatchObject({ links: 3, leftOut: 0 });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 3 });
});

test('of two runs at once each goes on only where its own links follow on what is archived, under the same key', async () => {
  await archiveBefore();
  const profileId = await aLongHistory(700);
  const read = async () => {
    const stretches: Stretch[] = [];
    for await (const one of readStretches(database.pool, profileId, everything, keys.all)) stretches.push(one);
    return stretches;
  };
  const [one, other] = [await read(), await read()];
  expect(one.length).toBeGreaterThan(1);
  const archiveOf = async (stretches: readonly Stretch[]) => {
    const madeAt = new Date().toISOString();
    const occasion = { archiveId: randomUUID(), madeAt, appliedBefore: everything, reason: 'test', actor: 'test' };
    const file = await writeArchive(store, stretches, occasion, keys.all);
    await recordArchive(database.pool, file, occasion);
    return (due: readonly Stretch[]) => purgeLinks(database.pool, due, occasion, keys.signing);
  };
  const [purgeOne, purgeOther] = [await archiveOf(one), await archiveOf(other)];
  const first = one.slice(0, 1);
  const [none, own] = [new Set<string>(), new Set([profileId])];
  expect(await purgeOne(first)).toEqual(own);
  expect(await purgeOther(other)).toEqual(none);
  for (const stretch of other) expect(await purgeOther([stretch])).toEqual(none);
  // Its answer was lost.
  expect(await purgeOne(first)).toEqual(own);
  expect(await check(profileId)).toEqual({ intact: true, length: 700, archived: first[0]?.sets.length });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 700 });
  expect(await purgeOne(one.slice(1))).toEqual(own);
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 700 });
}, 60_000);

test.each([
  ['before it writes a file', 1],
  ['before it deletes for the file', 2],
] as const)('a run whose lock went with its session stops %s', async (_, question) => {
  const profileId = newProfile();
  await drafts(profileId, 2);
  const { proxy, through } = await proxyTo(database.connectionString);
  const server = process.env.SQL_CONNECTION_STRING;
  process.env.SQL_CONNECTION_STRING = through;
  let files = 0;
  const counting: ArchiveStore = {
    ...store,
    add: async (...given) => {
      files += 1;
      await store.add(...given);
    },
  };
  try {
    await aloneInAuditDatabase('stepkeeper-audit-archive', async (pool, requireLock) => {
      let questions = 0;
      const asked = () => {
        questions += 1;
        if (questions === question) proxy.cutAt = () => (proxy.cuts === 0 ? 'before' : undefined);
        return requireLock();
      };
      const run = () => archiveAll(pool, counting, keys, { requireLock: asked });
      await expect(run()).rejects.toThrow(RunnerLockLost);
      await expect(run()).rejects.toThrow(/another runner may have begun.* The same command goes on from there\./);
    });
  } finally {
    process.env.SQL_CONNECTION_STRING = server;
    await proxy.close();
  }
  expect([files, await linksIn('audit.ChangeSet', profileId)]).toEqual([(question - 1) * 2, 2]);
  expect(await archiveBefore()).toMatchObject({ links: 2, broken: [] });
});

test.each(['add links', 'add manifests', 'read links', 'read manifests'])(
  'a run that dies at %s has lost nothing, and the next moves it all',
  async (seam) => {
    const profileId = newProfile();
    await drafts(profileId, 2);
    const died = new Error('died');
    for (const isDone of [false, true]) {
      const at = async <T>(call: string, name: string, work: () => Promise<T>): Promise<T> => {
        const isSeam = `${call} ${name.split('/')[0]}` === seam;
        if (isSeam && !isDone) throw died;
        const result = await work();
        if (isSeam) throw died;
        return result;
      };
      const dying: ArchiveStore = {
        add: (name, ...rest) => at('add', name, () => store.add(name, ...rest)),
        read: (name) => at('read', name, () => store.read(name)),
      };
      await expect(archiveBefore(everything, dying)).rejects.toBe(died);
      expect(await linksIn('audit.ChangeSet', profileId)).toBe(2);
    }
    expect(await archiveBefore()).toMatchObject({ files: 1, links: 2 });
    expect(await checkWhole(profileId)).toEqual({ intact: true, length: 2 });
  },
);

test('nothing is deleted for a file that does not read back, nor of a chain that is broken', async () => {
  const profileId = newProfile();
  await drafts(profileId, 3);
  const lossy: ArchiveStore = { ...store, read: async (name) => (await store.read(name))?.subarray(1) };
  await expect(archiveBefore(everything, lossy)).rejects.toThrow(/does not hold what was written.*nothing was deleted/);
  expect(await linksIn('audit.ChangeSet', profileId)).toBe(3);
  await database.pool
    .request()
    .query(`UPDATE audit.ChangeSet SET actorId = N'else' WHERE profileId = '${profileId}' AND sequence = 2;`);
  const done = await archiveBefore();
  expect(done.broken.map(({ message }) => message)).toEqual([`${profileId}: broken at change set 2: hash-differs`]);
  expect(await linksIn('audit.ChangeSet', profileId)).toBe(3);
  await database.pool
    .request()
    .query(`UPDATE audit.ChangeSet SET actorId = N'candidate-1' WHERE profileId = '${profileId}' AND sequence = 2;`);
  expect(await archiveBefore()).toMatchObject({ links: 3, broken: [] });
});

test('links whose values are gone stay until an erasure that holds accounts for them', async () => {
  const profileId = newProfile();
  await drafts(profileId, 2);
  await untilLater(await newestChange(profileId));
  await drafts(profileId, 1);
  const brokenBefore = async (before?: string) =>
    (await archiveBefore(before)).broken.map(({ message }) => message.replace(/^.* change set /, ''));
  const change = (statement: string) => database.pool.request().query(statement);
  await change(`UPDATE audit.Change SET changedFields = NULL, beforeValue = NULL, afterValue = NULL, salt = NULL
WHERE profileId = '${profileId}' AND sequence = 2;`);
  expect(await brokenBefore()).toEqual(['2: value-changed']);
  const youngest = await newestChange(profileId);
  expect(await brokenBefore(youngest)).toEqual(['2: value-changed']);
  const kindOfThird = (kind: string) =>
    change(`UPDATE audit.ChangeSet SET kind = '${kind}' WHERE profileId = '${profileId}' AND sequence = 3;`);
  const [{ kind } = {}] = await rows('SELECT kind FROM audit.ChangeSet WHERE profileId = @profileId;', profileId);
  await kindOfThird('erase-profile');
  expect(await brokenBefore(youngest)).toEqual(['3: hash-differs']);
  await kindOfThird(String(kind));
  expect(await linksIn('audit.ChangeSet', profileId)).toBe(3);
  await untilLater(youngest);
  await write(database, anErasure({ ...next(), profileId }));
  expect(await archiveBefore(await newestChange(profileId))).toMatchObject({ links: 3, broken: [] });
  expect(await check(profileId)).toEqual({ intact: true, length: 4, archived: 3 });
  expect(await archiveBefore()).toMatchObject({ links: 1, broken: [] });
  expect(await checkWhole(profileId)).toEqual({ intact: true, length: 4 });
});

describe('tampering', () => {
  const faultOf = async (found: ReturnType<typeof check>) => {
    const result = await found;
    return result?.intact === false ? `${result.sequence} ${result.fault}` : 'intact';
  };
  const archived = async () => {
    const profileId = newProfile();
    await drafts(profileId, 2);
    await archiveBefore();
    await drafts(profileId, 2);
    return profileId;
  };
  const change = (statement: string) => database.pool.request().query(statement);

  test('a beginning that is cut off without a key is no archive', async () => {
    const profileId = await archived();
    const cut = `WHERE profileId = '${profileId}' AND sequence = 3`;
    const [{ hash } = {}] = await rows(
      'SELECT hash FROM audit.ChangeSet WHERE profileId = @profileId AND sequence = 3;',
      profileId,
    );
    await change(`DELETE FROM audit.Change ${cut};
DELETE FROM audit.ChangeSet ${cut};
UPDATE audit.ChainCheckpoint SET length = 3, hash = '${hash}' WHERE profileId = '${profileId}';`);
    expect(await faultOf(check(profileId))).toBe('3 checkpoint-differs');
    await change(`DELETE FROM audit.ChainCheckpoint WHERE profileId = '${profileId}';`);
    expect(await faultOf(check(profileId))).toBe('1 sequence-gap');
  });

  test('a state of the checkpoint that was changed, or taken without an erasure, is found', async () => {
    const profileId = await archived();
    await change(
      `UPDATE audit.ChainCheckpoint SET state = REPLACE(state, 'MARK', 'FAKE') WHERE profileId = '${profileId}';`,
    );
    expect(await faultOf(check(profileId))).toBe('2 checkpoint-differs');
    await change(`UPDATE audit.ChainCheckpoint SET state = NULL, stateSalt = NULL WHERE profileId = '${profileId}';`);
    expect(await faultOf(check(profileId))).toBe('2 value-changed');
  });

  test('a file that is missing, changed, or cannot be opened is found with the archive', async () => {
    const profileId = await archived();
    const [{ blobName = '' } = {}] = await readArchivedStretches(database.pool, profileId);
    const blob = storage.service.getContainerClient(archiveContainer).getBlockBlobClient(blobName);
    const bytes = await blob.downloadToBuffer();
    expect(await faultOf(checkWhole(profileId))).toBe('intact');
    await blob.uploadData(bytes.subarray(0, 40));
    expect(await faultOf(checkWhole(profileId))).toBe('1 archive-differs');
    await blob.delete();
    expect(await faultOf(checkWhole(profileId))).toBe('1 archive-missing');
    await blob.uploadData(bytes);
    await change(`UPDATE audit.ChainCheckpoint SET valuesKey = '${'0'.repeat(64)}' WHERE profileId = '${profileId}';`);
    expect(await faultOf(checkWhole(profileId))).toBe('1 value-changed');
    expect(await faultOf(check(profileId))).toBe('intact');
  });
});

test('the command moves what is old enough; killed at whatever it does, it is given again, and nothing is lost', async () => {
  const profiles = [await aLongHistory(1_100), newProfile(), newProfile()];
  for (const profileId of profiles) {
    if (profileId !== profiles[0]) await drafts(profileId, 4);
    await ageChain(database, profileId, chainKey, 70);
    await drafts(profileId, 1);
  }
  const lengthOf = (profileId: string) => (profileId === profiles[0] ? 1_101 : 5);
  const args = ['archive', '--older-than', '2', '--reason', 'kept for two months'];
  expect((await audit('archive', '--older-than', '2')).code).toBe(2);
  const counted = await audit(...args, '--dry-run');
  expect(counted.stdout).toMatch(/^1108 links with 1108 changes were applied before .*: they would be moved\n$/);
  const onBlobs = (...at: [Moment, ('after' | 'before')?]) =>
    killedAt(storage.connectionString, (through) => startOn(database.connectionString, through, args), ...at);
  const onDatabase = (...at: [Moment, ('after' | 'before')?]) =>
    killedAt(database.connectionString, (through) => startOn(through, storage.connectionString, args), ...at);
  const here = async () => Promise.all(profiles.map((profileId) => linksIn('audit.ChangeSet', profileId)));
  const all = [1_101, 5, 5];
  const moments: [() => Promise<void>, readonly number[] | undefined][] = [
    [() => onBlobs(puts('/links'), 'before'), all],
    [() => onBlobs(puts('/links'), 'after'), all],
    [() => onBlobs(puts('/manifests'), 'after'), all],
    [() => onDatabase(says('INSERT INTO audit.Archive '), 'before'), all],
    [() => onDatabase(says('INSERT INTO audit.Archive '), 'after'), all],
    [() => onDatabase(says('DELETE t', 1), 'after'), all],
    // The second part, after the commit of the first.
    [() => onDatabase(says('INSERT INTO audit.ArchivedLinks', 2), 'before'), undefined],
    // The commit, whose answer is lost.
    [() => onDatabase(following(says('INSERT INTO audit.ArchivedLinks')), 'after'), undefined],
  ];
  for (const [kill, left] of moments) {
    await kill();
    if (left) expect(await here()).toEqual(left);
    for (const profileId of profiles)
      expect(await checkWhole(profileId)).toEqual({ intact: true, length: lengthOf(profileId) });
  }
  expect(await here()).not.toEqual(all);
  const done = await audit(...args);
  expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/links with \d+ changes of \d profiles moved/)]);
  for (const profileId of profiles) {
    const length = lengthOf(profileId);
    expect(await check(profileId)).toEqual({ intact: true, length, archived: length - 1 });
  }
  const verified = await audit('verify', '--profile', profiles[0] ?? '', '--with-archive');
  expect([verified.code, verified.stdout]).toEqual([0, '1 profiles, 1101 intact change sets, 0 broken chains\n']);
  expect((await audit(...args)).stdout).toMatch(/^0 links with 0 changes of 0 profiles moved, in 0 files\n$/);
  const listed = await audit('keys', 'list');
  expect(listed.stdout).toMatch(/^1: .*links and checkpoints of the archive$/m);
}, 120_000);
