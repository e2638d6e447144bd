// Who archived, and who looked at what was archived, is on record; where the look cannot be recorded nothing is shown.
import { archiveContainer } from '../../../shared/archive/store';
import { chainKeysText } from '../../../shared/audit/chain-keys';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import type { Ended } from '../../programs';
import { write } from '../../shared/reading/written';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { startCli } from '../migrate/run-cli';
import { ageChain } from './tampering';

const profileId = idOf(0xd0);

let database: FreshDatabase;
let storage: FreshStorage;
let archived: Ended;

beforeAll(async () => {
  [database, storage] = await Promise.all([freshDatabase(), freshStorage()]);
  await storage.service.getContainerClient(archiveContainer).create();
  await write(database, aDraft({ profileId, number: 1, at: 1, payload: { projects: [{ name: 'MARK' }] } }));
  await ageChain(database, profileId, chainKey, 70);
  archived = await audit('archive', '--older-than', '2', '--reason', 'two months', '--actor', 'Ola');
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), storage.stop()]);
});

function audit(...args: string[]): Promise<Ended> {
  const settings = { AUDIT_CHAIN_KEYS: chainKeysText([chainKey]), AzureWebJobsStorage: storage.connectionString };
  return startCli(database.connectionString, ['audit', ...args], settings).ended;
}
const show = (...args: string[]) => audit('archive', 'show', '--profile', profileId, ...args);

async function rows(statement: string): Promise<readonly Record<string, unknown>[]> {
  return (await database.pool.request().query(statement)).recordset;
}
const looks = () =>
  rows('SELECT profileId, operation, actorId, actorType, createdBy FROM audit.Access ORDER BY accessId;');

test('who archived stands in each row of it, and in the manifest', async () => {
  expect([archived.code, archived.stdout]).toEqual([0, expect.stringMatching(/^1 links with 1 changes /)]);
  for (const table of ['Archive', 'ArchivedLinks', 'ChainCheckpoint'])
    expect(await rows(`SELECT createdBy FROM audit.${table};`)).toEqual([{ createdBy: 'Ola' }]);
  const container = storage.service.getContainerClient(archiveContainer);
  const manifests: unknown[] = [];
  for await (const { name } of container.listBlobsFlat({ prefix: 'manifests/' }))
    manifests.push(JSON.parse((await container.getBlobClient(name).downloadToBuffer()).toString()));
  expect(manifests).toEqual([expect.objectContaining({ actor: 'Ola', reason: 'two months' })]);
});

test('a look that cannot be recorded shows nothing', async () => {
  await rows("ALTER TABLE audit.Access ADD CONSTRAINT CK_test CHECK (operation <> 'show-archive');");
  const refused = await show('--actor', 'Ola');
  await rows('ALTER TABLE audit.Access DROP CONSTRAINT CK_test;');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(/CK_test/i);
  expect(await looks()).toEqual([]);
});

test('each look is a row: by whoever is named, else by the user of the machine', async () => {
  const shown = await show('--actor', 'Ola');
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('MARK')]);
  expect((await show()).stdout).toBe(shown.stdout);
  const look = { operation: 'show-archive', actorType: 'operator' };
  const user = expect.stringMatching(/^.+@.+$/);
  expect(await looks()).toEqual([
    { ...look, profileId: expect.stringMatching(new RegExp(`^${profileId}$`, 'i')), actorId: 'Ola', createdBy: 'Ola' },
    { ...look, profileId: expect.anything(), actorId: user, createdBy: user },
  ]);
});

test('an actor without a name is none', async () => {
  const unnamed = await show('--actor', ' ');
  expect([unnamed.code, unnamed.stdout]).toEqual([2, '']);
  expect(unnamed.stderr).toMatch(/\n--actor wants a name.*\n$/);
});
