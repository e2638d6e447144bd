// Commands that the database refused, tried again after the fault is mended: applied once, or recorded anew; or taken away for good.
import type { ServiceBusMessage } from '@azure/service-bus';
import { act } from '../../../cli/dead-letters/act';
import { discardRejected, replayRejected } from '../../../cli/dead-letters/act-on-rejected';
import { readOptions } from '../../../cli/dead-letters/options';
import type { Command } from '../../../shared/commands/kinds';
import type { DeadLetter } from '../../../shared/dead-letters/dead-letter';
import { findLetters } from '../../../shared/dead-letters/find-letters';
import { aDraft, anErasure, aProject, aSubmit, idOf, instantOf } from '../../factories/commands';
import { aMessage, messageOf } from '../../factories/messages';
import { by, type Ground, openGround } from '../../shared/dead-letters/ground';
import { expectIntactChain } from '../../shared/writer/stored-chain';

let ground: Ground;
let next = 1;

beforeAll(async () => {
  ground = await openGround();
  await ground.rows(fault);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => ground?.close());

/** What the database refuses, and nothing tells before. */
const fault = "ALTER TABLE profile.Project ADD CONSTRAINT CK_Project_test CHECK (name <> 'refuse me');";
const mend = () => ground.rows('ALTER TABLE profile.Project DROP CONSTRAINT CK_Project_test;');

async function breakAgain({ profileId }: Command): Promise<void> {
  await ground.rows(`UPDATE profile.Project SET name = N'mended' WHERE profileId = '${profileId}';`);
  await ground.rows(fault);
}

/** On record as rejected by the database. */
async function rejected(): Promise<Command> {
  const number = next++;
  const payload = { projects: [aProject(1, 'refuse me')] };
  const command = aSubmit({ number, profileId: idOf(0x2000 + number), payload });
  await ground.apply(messageOf(command, { enqueuedAt: instantOf(number) }));
  return command;
}

async function lettersOf(profileId: string): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for await (const { letter } of findLetters(ground, { origin: 'rejected', profileId })) found.push(letter);
  return found;
}

const send = async (messages: readonly ServiceBusMessage[]) => ground.queues[0]?.queue.send(messages);
const replay = async (command: Command, how = send) =>
  replayRejected(ground.pool, await lettersOf(command.profileId), by, how);

const statuses = async ({ operationId }: Command) =>
  (await ground.rows(`SELECT status FROM ops.Operation WHERE operationId = '${operationId}';`)).map(
    (row) => row.status,
  );
const states = async ({ operationId }: Command) =>
  (await ground.acts(`operationId = '${operationId}'`)).map(({ act, state }) => `${act} ${state}`);

test('a command that the database refused is applied once the fault is mended, under its own operationId', async () => {
  const command = await rejected();
  const [letter] = await lettersOf(command.profileId);
  expect(letter).toMatchObject({
    origin: 'rejected',
    cause: 'sql-547',
    kind: 'submit-step',
    operationId: command.operationId,
    enqueuedAt: command.acceptedAt,
  });
  await mend();
  expect(await replay(command)).toEqual({ done: [letter?.number], unfit: new Map() });
  expect(await statuses(command)).toEqual([]);
  const [message] = await ground.work();
  expect(message?.body).toEqual(JSON.parse(JSON.stringify(command)));
  expect(message?.messageId).not.toBe(command.operationId);
  expect(await statuses(command)).toEqual(['applied']);
  expect(await lettersOf(command.profileId)).toEqual([]);
  await expectIntactChain(ground.pool, command.profileId, 1);
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
    { act: 'replay', state: 'done', origin: 'rejected', cause: 'sql-547', reason: by.reason, actorId: 'op-1' },
  ]);
  await breakAgain(command);
});

test('one that the database still refuses is rejected anew, whole', async () => {
  const command = await rejected();
  const [before] = await lettersOf(command.profileId);
  await replay(command);
  await ground.work();
  expect(await statuses(command)).toEqual(['rejected']);
  const after = await lettersOf(command.profileId);
  expect(after).toEqual([expect.objectContaining({ cause: 'sql-547', operationId: command.operationId })]);
  expect(after[0]?.number).not.toBe(before?.number);
});

test('where its queue is not among those that are known, nothing passes for sent: it stays, and nothing is begun', async () => {
  const command = await rejected();
  const [letter] = await lettersOf(command.profileId);
  const options = readOptions(['replay', `rejected/${letter?.number}`, '--reason', 'a test']);
  const places = { ...ground, queues: ground.queues.slice(1) };
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const print = jest.fn();
  const doing = act(places, 'replay', options, async () => by.actor, print);
  await expect(doing).rejects.toThrow(`${ground.commandQueue} is none of the queues`);
  expect(print).not.toHaveBeenCalled();
  expect(await lettersOf(command.profileId)).toEqual([letter]);
  expect(await states(command)).toEqual([]);
  expect(await statuses(command)).toEqual(['rejected']);
});

describe.each([
  ['before it was sent', false, 1],
  ['after it was sent', true, 2],
])('a replay that was killed %s', (_, sent, messages) => {
  test('loses nothing, and the same again has the command decided once', async () => {
    const command = await rejected();
    const killed = async (batch: readonly ServiceBusMessage[]) => {
      if (sent) await send(batch);
      throw new Error('killed');
    };
    await expect(replay(command, killed)).rejects.toThrow('killed');
    expect(await lettersOf(command.profileId)).toHaveLength(1);
    await replay(command);
    expect(await states(command)).toEqual(['replay interrupted', 'replay done']);
    expect(await lettersOf(command.profileId)).toEqual([]);
    expect(await ground.work()).toHaveLength(messages);
    expect(await statuses(command)).toEqual(['rejected']);
    expect(await lettersOf(command.profileId)).toHaveLength(1);
  });
});

test('what was applied since stays known: a killed replay that had arrived is not applied again', async () => {
  const command = await rejected();
  const arrived = async (batch: readonly ServiceBusMessage[]) => {
    await send(batch);
    await mend();
    await ground.work();
    throw new Error('killed');
  };
  await expect(replay(command, arrived)).rejects.toThrow('killed');
  expect(await statuses(command)).toEqual(['applied']);
  await replay(command);
  await ground.work();
  expect(await statuses(command)).toEqual(['applied']);
  await expectIntactChain(ground.pool, command.profileId, 1);
  expect(await lettersOf(command.profileId)).toEqual([]);
  await breakAgain(command);
});

test('what could never be applied is left, and told why', async () => {
  const profileId = idOf(0x2000 + next);
  const draft = aDraft({ number: next++, profileId });
  const other = { ...draft, fingerprint: 'f'.repeat(64) };
  await ground.apply(messageOf(draft), aMessage({ version: 9, profileId }, { messageId: `m-${profileId}` }));
  await ground.apply(messageOf(other, { messageId: `other-${profileId}` }));
  const letters = await lettersOf(profileId);
  const { done, unfit } = await replayRejected(ground.pool, letters, by, send);
  expect(done).toEqual([]);
  expect(letters.map(({ number }) => unfit.get(number))).toEqual(['unreadable', 'operation-id-reused']);
  expect(await lettersOf(profileId)).toEqual(letters);
  expect(await statuses(draft)).toEqual(['applied']);
});

test('a discard takes the message and leaves its outcome and its record', async () => {
  const command = await rejected();
  const letters = await lettersOf(command.profileId);
  const numbers = letters.map(({ number }) => number);
  expect(await discardRejected(ground.pool, letters, by)).toEqual({ done: numbers, unfit: new Map() });
  expect(await lettersOf(command.profileId)).toEqual([]);
  expect(await statuses(command)).toEqual(['rejected']);
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
    { act: 'discard', state: 'done', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const again = await discardRejected(ground.pool, letters, by);
  expect(again).toEqual({ done: [], unfit: new Map([[numbers[0], 'gone']]) });
});

describe('a discard after a replay that was killed', () => {
  const outcomeOf = ({ operationId }: Command) =>
    ground.rows(`SELECT kind, step, status, fingerprint, version, sequence, errorCode, errorDetail, sessionId, correlationId, acceptedAt,
      bulkId, bulkLine, createdBy FROM ops.Operation WHERE operationId = '${operationId}';`);
  const discard = async ({ profileId }: Command) => discardRejected(ground.pool, await lettersOf(profileId), by);
  const killed = (sent: boolean) => async (batch: readonly ServiceBusMessage[]) => {
    if (sent) await send(batch);
    throw new Error('killed');
  };

  test('puts the outcome back as it was', async () => {
    const command = await rejected();
    const before = await outcomeOf(command);
    await expect(replay(command, killed(false))).rejects.toThrow('killed');
    expect(await statuses(command)).toEqual([]);
    await discard(command);
    expect(await outcomeOf(command)).toEqual(before);
    expect(before).toMatchObject([{ status: 'rejected', errorCode: 'sql-547' }]);
    expect(await states(command)).toEqual(['replay interrupted', 'discard done']);
    expect(await lettersOf(command.profileId)).toEqual([]);
  });

  test('makes a repeat of what had been sent: it is not applied', async () => {
    const command = await rejected();
    await expect(replay(command, killed(true))).rejects.toThrow('killed');
    await discard(command);
    await mend();
    expect(await ground.work()).toHaveLength(1);
    expect(await statuses(command)).toEqual(['rejected']);
    expect(await lettersOf(command.profileId)).toEqual([]);
    await expectIntactChain(ground.pool, command.profileId, 0);
    await breakAgain(command);
  });

  test('leaves what was decided since, and puts one outcome back for a command that was rejected twice', async () => {
    const command = await rejected();
    await expect(replay(command, killed(true))).rejects.toThrow('killed');
    await ground.work();
    const letters = await lettersOf(command.profileId);
    expect(letters).toHaveLength(2);
    await discardRejected(ground.pool, letters.slice(0, 1), by);
    expect(await statuses(command)).toEqual(['rejected']);
    await expect(replay(command, killed(true))).rejects.toThrow('killed');
    await ground.work();
    await expect(replay(command, killed(false))).rejects.toThrow('killed');
    expect(await statuses(command)).toEqual([]);
    expect((await discard(command)).done).toHaveLength(2);
    expect(await statuses(command)).toEqual(['rejected']);
  });

  test('does not stop a copy that another replay of the command has put on its way', async () => {
    const command = await rejected();
    await expect(replay(command, killed(true))).rejects.toThrow('killed');
    await ground.work();
    const [first, second] = await lettersOf(command.profileId);
    if (!first || !second) throw new Error('the command was not rejected twice');
    await replayRejected(ground.pool, [second], by, send);
    await discardRejected(ground.pool, [first], by);
    expect(await statuses(command)).toEqual([]);
    await mend();
    await ground.work();
    expect(await statuses(command)).toEqual(['applied']);
    await breakAgain(command);
  });
});

test('an erasure while a replay is on its way leaves nothing of it', async () => {
  const command = await rejected();
  const erasure = anErasure({ number: next++, at: 100_000, profileId: command.profileId });
  const erasedMeanwhile = async (batch: readonly ServiceBusMessage[]) => {
    await ground.apply(messageOf(erasure));
    await send(batch);
  };
  await replay(command, erasedMeanwhile);
  await ground.work();
  expect(await statuses(command)).toEqual(['superseded']);
  expect(await lettersOf(command.profileId)).toEqual([]);
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
    { state: 'done', reason: null, fingerprint: null },
  ]);
});
