// The app's own statements under a login that has infra/sql/grants.sql and nothing else; on a real server alone, for the stand-in asks nobody.
import { randomBytes } from 'node:crypto';
import { InvocationContext } from '@azure/functions';
import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import sql from 'mssql';
import { replayDeadLetters } from '../../../functions/timer/replay-dead-letters';
import type { Command } from '../../../shared/commands/kinds';
import type { DeadLetterQueue } from '../../../shared/messaging/dead-letter-queue';
import { checkChain } from '../../../shared/reading/check-chain';
import { readExport } from '../../../shared/reading/read-export';
import { checkHeads, readHeads } from '../../../shared/reading/read-heads';
import { readProfileIds } from '../../../shared/reading/read-profile-ids';
import { readRecorded } from '../../../shared/reading/read-recorded';
import { readResumes } from '../../../shared/reading/read-resumes';
import { countUnparsed } from '../../../shared/reading/read-unparsed';
import { recordAccess } from '../../../shared/reading/record-access';
import { createPool } from '../../../shared/sql/pool';
import { requireSchema } from '../../../shared/sql/schema-version';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { readChainKeyRecords, requireSigningKey } from '../../../shared/writer/chain-key-records';
import type { Message } from '../../../shared/writer/received';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, idOf } from '../../factories/commands';
import { everyKind } from '../../factories/journeys';
import { chainKey } from '../../factories/memory-database';
import { aMessage, messageOf } from '../../factories/messages';
import { grantsText } from './rights';

const login = `stepkeeper_test_${randomBytes(6).toString('hex')}`;
const password = `${randomBytes(24).toString('hex')}Aa1`;
const profileId = idOf(0xabc);

let database: FreshDatabase;
let app: sql.ConnectionPool;

beforeAll(async () => {
  database = await freshDatabase();
  // Twice, as a second deployment does.
  for (const batch of [...grantsText().split(/^GO$/m), ...grantsText().split(/^GO$/m)])
    if (batch.trim() !== '') await database.pool.request().batch(batch);
  await database.pool.request().batch(`CREATE LOGIN [${login}] WITH PASSWORD = '${password}';`);
  await database.pool.request().batch(`CREATE USER [${login}] FOR LOGIN [${login}];`);
  await database.pool.request().batch(`ALTER ROLE stepkeeper_app ADD MEMBER [${login}];`);
  const connectionString = database.connectionString
    .replace(/User Id=[^;]*/i, `User Id=${login}`)
    .replace(/Password=[^;]*/i, `Password=${password}`);
  app = await createPool({ by: 'connection-string', connectionString }).connect();
});
afterAll(async () => {
  await app?.close();
  await database?.pool.request().batch(`DROP USER [${login}];`);
  const server = await new sql.ConnectionPool(process.env.SQL_CONNECTION_STRING ?? '').connect();
  await database?.drop();
  await server.request().batch(`DROP LOGIN [${login}];`);
  await server.close();
});

const apply = (...messages: Message[]) => applyMessages(messages, { pool: app, chainKey, retryBudgetMs: 0 });

it('the app writes every kind of command, looks all of it up, and erases it', async () => {
  const commands = everyKind({ profileId, first: 1, mark: 'MARK' });
  const unreadable = aMessage({ version: 1, profileId, note: 'nobody can read this' }, { messageId: 'm-1' });
  const { counts } = await apply(...commands.map((command) => messageOf(command)), unreadable);
  expect(counts.applied).toBeGreaterThan(20);

  const actor = { id: 'support-1', type: 'support' as const };
  await recordAccess(app, { profileId, actor, operation: 'get-profile', correlationId: 'c-1' });
  const found = await readExport(app, profileId);
  expect(found?.accesses).toHaveLength(1);
  expect(found?.rejectedMessages).toHaveLength(1);
  expect(await readResumes(app, profileId)).not.toEqual([]);
  expect(await countUnparsed(app, { name: 'stepkeeper', version: '9.9.9' })).toBeGreaterThan(0);
  const ids = [];
  for await (const id of readProfileIds(app)) ids.push(id);
  expect(ids).toContain(profileId);

  await apply(messageOf(anErasure({ number: 900, at: 900, profileId })), aMessage({ profileId }, { messageId: 'm-2' }));
  expect((await checkChain(app, profileId, new Map([[chainKey.id, chainKey.key]])))?.intact).toBe(true);
});

it('the app starts: it looks at the schema, and at the keys of the chain, of which it records a new one', async () => {
  const newKey = { id: '2', key: Buffer.alloc(32, 8) };
  for (const signing of [chainKey, chainKey, newKey]) {
    await requireSchema(app);
    await requireSigningKey(app, { signing, all: new Map([[signing.id, signing.key]]) });
  }
  expect((await readChainKeyRecords(app)).map(({ id }) => id)).toEqual([chainKey.id, newKey.id]);
});

/** Whose one dead letter has died of an outage. */
function deadQueue(command: Command): DeadLetterQueue & { readonly sent: ServiceBusMessage[] } {
  const message = {
    body: Buffer.from(JSON.stringify(command)),
    sequenceNumber: 1,
    enqueuedTimeUtc: new Date(command.acceptedAt),
    deadLetterReason: 'MaxDeliveryCountExceeded',
  } as unknown as ServiceBusReceivedMessage;
  const sent: ServiceBusMessage[] = [];
  return {
    queue: 'profile-commands',
    sent,
    async *peek() {
      yield message;
    },
    peekOne: async () => message,
    receive: async () => [message],
    complete: async (messages) => [...messages],
    send: async (messages) => void sent.push(...messages),
    release: async () => undefined,
    close: async () => undefined,
  };
}

it('its timers put back what died, on record until the erasure, and look up heads of chains and files', async () => {
  const command = aDraft({ number: 950, at: 950, profileId: idOf(0xabd) });
  await apply(messageOf(command));
  const queue = deadQueue(command);
  const context = new InvocationContext({ functionName: 'test', logHandler: () => undefined });
  await replayDeadLetters(app, [{ queue, cargo: 'commands', probes: [] }])({} as never, context);
  expect(queue.sent).toHaveLength(1);
  const acts = async () =>
    (await database.pool.request().query('SELECT state, reason FROM ops.DeadLetterAct;')).recordset;
  expect(await acts()).toEqual([{ state: 'done', reason: 'it died of an outage' }]);
  await apply(messageOf(anErasure({ number: 951, at: 951, profileId: command.profileId })));
  expect(await acts()).toEqual([{ state: 'done', reason: null }]);

  const heads = [];
  for await (const head of readHeads(app)) heads.push(head);
  expect(heads.map((head) => head.profileId)).toContain(command.profileId);
  expect(await checkHeads(app, heads)).toEqual([]);
  const file = { profileId: command.profileId, documentId: idOf(952) };
  expect(await readRecorded(app, [file])).toMatchObject([{ ...file, isDeleted: false }]);
});

it.each([
  ['change what the audit says', "UPDATE audit.ChangeSet SET actorId = N'nobody';"],
  ['change what the chain is made of', "UPDATE audit.Change SET valueHash = REPLICATE('0', 64);"],
  ['delete audit rows', 'DELETE FROM audit.ChangeSet;'],
  ['delete what it keeps of who looked', 'DELETE FROM audit.Access;'],
  ['change which key has signed', "UPDATE audit.ChainKey SET checkValue = REPLICATE('0', 64);"],
  ['forget what was archived', 'DELETE FROM audit.ArchivedLinks;'],
  ['rewrite who acted on a dead letter', "UPDATE ops.DeadLetterAct SET actorId = N'nobody';"],
  ['delete what it keeps of that', 'DELETE FROM ops.DeadLetterAct;'],
  ['delete a profile', 'DELETE FROM profile.Profile;'],
  ['rewrite the outcome of an operation', "UPDATE ops.Operation SET status = 'applied';"],
  ['read what a backfill remembers', 'SELECT runId FROM ops.BackfillRun;'],
  ['pretend to have migrated', 'DELETE FROM dbo.StepkeeperMigration;'],
  ['make a table', 'CREATE TABLE profile.Mine (id int);'],
  ['take one away', 'DROP TABLE builder.StepDraft;'],
])('it may not %s', async (_what, statement) => {
  await expect(app.request().query(statement)).rejects.toThrow(/permission|denied|must be owner/i);
});
