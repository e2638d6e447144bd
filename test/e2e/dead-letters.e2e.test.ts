// What was not processed, on the whole stack: listed, looked at, put back and taken away by the command line, killed in the middle too; and what
// died of an outage, by itself.
import { randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { messageOf } from '../../shared/messaging/message';
import { startCli } from '../cli/migrate/run-cli';
import { aProject, aSubmit, idOf } from '../factories/commands';
import { eventually } from '../local/eventually';
import type { Ended, Running } from '../programs';
import { messagesOn } from './queue-messages';
import { startTestStack, type TestStack } from './stack';

const commands = 'profile-commands';
/** Somebody's own reason: nothing is done about it by itself. */
const byHand = 'by-hand';
const refused = 'Refused Rosalind';
let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({
    lockDuration: 'PT5S',
    maxDeliveryCount: 2,
    env: {
      WRITER_RETRY_BUDGET_SECONDS: '1',
      DEAD_LETTER_REPLAY_SCHEDULE: '*/2 * * * * *',
      WATCH_SCHEDULE: '*/2 * * * * *',
    },
  });
}, 180_000);
afterAll(() => stack?.stop(), 60_000);

jest.setTimeout(180_000);

function start(...args: readonly string[]): Running {
  const { SQL_CONNECTION_STRING, ServiceBusConnection = '' } = stack.settings;
  return startCli(SQL_CONNECTION_STRING, ['dead-letters', ...args], { ServiceBusConnection });
}

async function run(...args: readonly string[]): Promise<Ended> {
  const ended = await start(...args).ended;
  if (ended.code !== 0) throw new Error(`dead-letters ${args.join(' ')} ended with ${ended.code}: ${ended.stderr}`);
  return ended;
}

interface Listed {
  readonly id: string;
  readonly origin: string;
  readonly cause: string;
  readonly profileId: string;
  readonly operationId: string;
}

async function listed(...filters: readonly string[]): Promise<Listed[]> {
  const { stdout } = await run('list', '--json', '--limit', '1000', ...filters);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Listed);
}

const actsOf = (where: string) =>
  stack.rows(
    `SELECT act, state, origin, operationId, actorId, actorType, reason FROM ops.DeadLetterAct WHERE ${where};`,
  );

/** On the queue as the edge puts them there, while the app is away, and dead before it is back. */
async function dieByHand(count: number): Promise<string[]> {
  const client = new ServiceBusClient(stack.settings.ServiceBusConnection ?? '');
  try {
    const made = Array.from({ length: count }, (_, index) =>
      aSubmit({
        number: 0x90_0000 + index,
        profileId: idOf(0x91_0000 + index),
        payload: { projects: [aProject(1, `Secret plan ${index}`)] },
      }),
    );
    await client.createSender(commands).sendMessages(made.map(messageOf));
    const receiver = client.createReceiver(commands);
    for (let left = count; left > 0; ) {
      const some = await receiver.receiveMessages(left, { maxWaitTimeInMs: 5_000 });
      if (some.length === 0) throw new Error(`${left} messages did not come`);
      for (const message of some)
        await receiver.deadLetterMessage(message, {
          deadLetterReason: byHand,
          deadLetterErrorDescription: 'of the test',
        });
      left -= some.length;
    }
    return made.map(({ operationId }) => operationId);
  } finally {
    await client.close();
  }
}

/** Kills the command once so many of its acts are done. */
async function killedInTheMiddle(done: number, where: string, ...args: readonly string[]): Promise<void> {
  const command = start(...args);
  await eventually(
    `${done} acts to be done`,
    async () => (await actsOf(`state = 'done' AND ${where}`)).length >= done,
    60_000,
    20,
  );
  command.process.kill('SIGKILL');
  expect((await command.ended).code).toBe('SIGKILL');
}

test('what died while the database was away is put back by itself, and applied once', async () => {
  const profiles = [randomUUID(), randomUUID(), randomUUID()];
  await stack.kill('sql-server');
  const accepted = await Promise.all(
    profiles.map((profileId) =>
      stack.client.submit(profileId, 'projects', { projects: [{ name: 'Through the storm' }] }),
    ),
  );
  expect(accepted.map(({ status }) => status)).toEqual([202, 202, 202]);
  await eventually('them to die', async () => (await messagesOn(stack, commands, 'deadLetter')).length === 3, 60_000);
  const [dead] = await messagesOn(stack, commands, 'deadLetter');
  expect(dead?.deadLetterReason).toBe('MaxDeliveryCountExceeded');
  await eventually('a replay to wait', () => stack.log().some((line) => line.includes('dead-letters-wait')), 30_000);
  await stack.restart('sql-server');
  for (const answer of accepted) expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'applied' });
  await eventually('the record', async () => (await actsOf("state = 'done'")).length === 3);
  expect(await actsOf('1 = 1')).toEqual(
    Array(3).fill(
      expect.objectContaining({
        act: 'replay',
        state: 'done',
        actorId: 'replay-dead-letters',
        actorType: 'system',
        reason: 'it died of an outage',
      }),
    ),
  );
  const ids = profiles.map((id) => `'${id}'`).join(', ');
  expect(await stack.rows(`SELECT sequence FROM audit.ChangeSet WHERE profileId IN (${ids});`)).toHaveLength(3);
  expect(await messagesOn(stack, commands, 'deadLetter')).toEqual([]);
});

test('by hand: nothing is lost, nothing is applied twice and all is on record, with the command killed in the middle', async () => {
  await stack.rows(`ALTER TABLE profile.Project ADD CONSTRAINT CK_Project_test CHECK (name <> '${refused}');`);
  const before = await Promise.all(
    Array.from({ length: 3 }, () => stack.client.submit(randomUUID(), 'projects', { projects: [{ name: refused }] })),
  );
  for (const answer of before) {
    expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'rejected' });
  }
  await stack.kill('functions-host');
  const operations = await dieByHand(30);

  const all = await listed();
  expect(all.map(({ origin }) => origin)).toEqual([...Array(30).fill('queue'), ...Array(3).fill('rejected')]);
  expect(all.slice(0, 30).map(({ operationId }) => operationId)).toEqual(operations);
  const table = await run('list', '--cause', byHand, '--limit', '5');
  expect(table.stdout).toContain('There are more');
  expect(JSON.stringify(all) + table.stdout).not.toMatch(/Secret plan|Refused Rosalind/);

  const [first] = all;
  const shown = await run('show', first?.id ?? '');
  expect(shown.stdout).toContain(byHand);
  expect(shown.stdout).not.toContain('Secret plan');
  expect(await actsOf("act = 'look'")).toEqual([]);
  const whole = await run('show', first?.id ?? '', '--payload', '--actor', 'Ola');
  expect(whole.stdout).toContain('Secret plan 0');
  expect(whole.stderr).toContain('personal data');
  expect(await actsOf("act = 'look'")).toEqual([expect.objectContaining({ actorId: 'Ola', actorType: 'operator' })]);
  expect(
    await stack.rows(`SELECT actorId, operation FROM audit.Access WHERE profileId = '${first?.profileId}';`),
  ).toEqual([{ actorId: 'Ola', operation: 'show-dead-letter' }]);

  const refusal = await start('replay', '--cause', byHand, '--reason', 'by hand').ended;
  expect(refusal).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
  const dry = await run('replay', '--all', '--reason', 'by hand', '--dry-run');
  expect(dry.stdout).toContain(`back on ${commands}`);
  expect(dry.stdout).toContain(`tried again, by way of ${commands}`);
  expect(await actsOf("act <> 'look' AND actorType = 'operator'")).toEqual([]);
  expect(await listed()).toEqual(all);

  const last = all[29];
  const thrownAway = ['discard', last?.id ?? '', '--reason', 'a test', '--yes', '--actor', 'Ola'];
  expect((await run(...thrownAway)).stdout).toBe('1 message taken away.\n');

  const replay = ['replay', '--cause', byHand, '--reason', 'by hand', '--yes', '--actor', 'Ola'];
  // One more than the five of the first second, which are noted as done a moment before they are taken away.
  await killedInTheMiddle(6, "act = 'replay' AND actorId = 'Ola'", ...replay, '--rate', '5');
  const left = await listed('--cause', byHand);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(29);
  await run(...replay);
  expect(await listed('--cause', byHand)).toEqual([]);

  await stack.rows('ALTER TABLE profile.Project DROP CONSTRAINT CK_Project_test;');
  const again = ['replay', '--source', 'rejected', '--reason', 'mended', '--yes', '--actor', 'Ola'];
  await killedInTheMiddle(1, "origin = 'rejected'", ...again, '--rate', '1');
  await run(...again);
  expect(await listed()).toEqual([]);

  await stack.restart('functions-host');
  for (const answer of before) expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'applied' });
  const known = operations.map((id) => `'${id}'`).join(', ');
  const applied = `SELECT operationId FROM ops.Operation WHERE status = 'applied' AND operationId IN (${known});`;
  await eventually('all to be applied', async () => (await stack.rows(applied)).length === 29, 60_000);
  expect(await stack.rows(`SELECT operationId FROM audit.ChangeSet WHERE operationId IN (${known});`)).toHaveLength(29);
  expect(await listed()).toEqual([]);

  expect(await actsOf("state = 'begun'")).toEqual([]);
  const done = await actsOf("state = 'done' AND actorId = 'Ola' AND act <> 'look'");
  expect(done.map(({ act }) => act).sort()).toEqual(['discard', ...Array(32).fill('replay')]);
  expect(new Set(done.map(({ operationId }) => operationId)).size).toBe(33);
});

test('what is typed wrong is told with what to do, and help tells of the command', async () => {
  expect(await start('replay', '--all', '--yes').ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--reason is needed'),
  });
  expect(await start('replay', `queue/${commands}/999999`, '--reason', 'x').ended).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`There is no queue/${commands}/999999`),
  });
  expect((await startCli(undefined, ['help']).ended).stdout).toContain('dead-letters replay');
});
