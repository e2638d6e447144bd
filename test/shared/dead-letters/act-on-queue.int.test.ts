// Dead letters put back or taken away: each on record, nothing lost and nothing applied twice, wherever it is killed.
import type { Command } from '../../../shared/commands/kinds';
import { actOnQueue, type Course, settleBegun } from '../../../shared/dead-letters/act-on-queue';
import { beginActs, noteDone } from '../../../shared/dead-letters/acts';
import { type Found, findLetters } from '../../../shared/dead-letters/find-letters';
import { type DeadLetterQueue, openDeadLetters } from '../../../shared/messaging/dead-letter-queue';
import { anErasure, aSubmit, idOf, instantOf } from '../../factories/commands';
import { messageOf } from '../../factories/messages';
import { eventually } from '../../local/eventually';
import { expectIntactChain } from '../writer/stored-chain';
import { by, commands, files, type Ground, openGround } from './ground';

let ground: Ground;
let next = 1;

beforeAll(async () => {
  ground = await openGround();
});
// What a test leaves there is none of the next one's business.
afterEach(() => ground.empty());
afterAll(() => ground?.close());

const course: Course = { atOnce: 100, turn: async () => undefined, onDone: () => undefined };

function aCommand(): Command {
  const number = next++;
  return aSubmit({ number, profileId: idOf(0x1000 + number) });
}

async function found(): Promise<Found[]> {
  const all: Found[] = [];
  for await (const one of findLetters(ground, { origin: 'queue', queue: commands })) all.push(one);
  return all;
}

async function numbers(): Promise<ReadonlySet<string>> {
  return new Set((await found()).map(({ letter }) => letter.number));
}

function act(
  doing: 'replay' | 'discard',
  targets: ReadonlySet<string>,
  queue: DeadLetterQueue | undefined = ground.queues[0]?.queue,
  how: Partial<Course> = {},
) {
  if (!queue) throw new Error('there is no queue');
  const work = { queue, cargo: 'commands', act: doing, targets, by, replays: () => 0 } as const;
  return actOnQueue(ground.pool, work, { ...course, ...how });
}

/** The door, which dies with the process at the first call of that name: before it, or after it was done. */
function dyingAt(call: 'send' | 'complete', when: 'before' | 'after'): DeadLetterQueue {
  const [source] = ground.queues;
  if (!source) throw new Error('there is no queue');
  const { queue } = source;
  return {
    ...queue,
    [call]: async (messages: never) => {
      if (when === 'after') await queue[call](messages);
      throw new Error('killed');
    },
  };
}

const operations = (command: Command) =>
  ground.rows(`SELECT status FROM ops.Operation WHERE operationId = '${command.operationId}';`);

test('a command comes back under a message id of its own, inside the time of duplicate detection, and is applied once', async () => {
  const command = aCommand();
  await ground.die(command);
  const targets = await numbers();
  expect(await act('replay', targets)).toEqual({ done: 1, erased: [], missed: [] });
  expect(await ground.dead()).toEqual([]);
  const [message] = await ground.work();
  expect(message?.body).toEqual(JSON.parse(JSON.stringify(command)));
  expect(message).toMatchObject({ contentType: 'application/json', correlationId: command.correlationId });
  expect(message?.messageId).not.toBe(command.operationId);
  expect(message?.applicationProperties).toEqual({ kind: 'submit-step', replays: 0 });
  expect(await operations(command)).toEqual([{ status: 'applied' }]);
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toEqual([
    expect.objectContaining({
      act: 'replay',
      state: 'done',
      origin: 'queue',
      number: [...targets][0],
      cause: 'MaxDeliveryCountExceeded',
      kind: 'submit-step',
      profileId: command.profileId,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      reason: by.reason,
      actorId: 'op-1',
      actorType: 'operator',
    }),
  ]);
  await expectIntactChain(ground.pool, command.profileId, 1);
});

test('those that are not meant stay, and are free for others at once', async () => {
  const all = [aCommand(), aCommand(), aCommand()];
  for (const command of all) await ground.die(command);
  const letters = (await found()).map(({ letter }) => letter);
  const meant = letters.find(({ operationId }) => operationId === all[2]?.operationId);
  expect(await act('discard', new Set([meant?.number ?? '']))).toEqual({ done: 1, erased: [], missed: [] });
  expect(await ground.dead()).toEqual(letters.slice(0, 2).map(({ number }) => `queue/${commands}/${number}`));
});

test.each(['replay', 'discard'] as const)(
  'a %s leaves all as it was where a message does not tell when it was enqueued, which no record finds again',
  async (doing) => {
    const [source] = ground.queues;
    if (!source) throw new Error('there is no queue');
    for (const command of [aCommand(), aCommand()]) await ground.die(command);
    const targets = await numbers();
    const timeless: DeadLetterQueue = {
      ...source.queue,
      async receive(most) {
        const [first, ...others] = await source.queue.receive(most);
        const { enqueuedTimeUtc: _, ...bare } = first ?? {};
        return first ? [bare as typeof first, ...others] : [];
      },
    };
    await expect(act(doing, targets, timeless)).rejects.toEqual(
      expect.objectContaining({
        name: 'LetterNotOnRecord',
        message: expect.stringContaining(`queue/${commands}/${[...targets][0]} cannot be put on record`),
      }),
    );
    expect(await ground.work()).toEqual([]);
    expect(await ground.dead()).toHaveLength(2);
    expect(await ground.acts(`number IN (${[...targets].join(', ')})`)).toEqual([]);
  },
);

test('in a queue that was made anew, a number that was put back before belongs to another message, which comes back', async () => {
  const command = aCommand();
  await ground.die(command);
  const [one] = await found();
  if (!one) throw new Error('it is not there');
  const before = { ...one.letter, enqueuedAt: instantOf(0) };
  const standings = await beginActs(ground.pool, 'replay', by, [{ letter: before, fingerprint: 'f'.repeat(64) }]);
  await noteDone(
    ground.pool,
    [...standings.values()].map((standing) => (standing.may === 'act' ? standing.actId : '')),
  );
  expect(await act('replay', await numbers())).toMatchObject({ done: 1 });
  expect((await ground.work()).map(({ body }) => body.operationId)).toEqual([command.operationId]);
  expect(await operations(command)).toEqual([{ status: 'applied' }]);
});

test('a message that somebody else holds is told as missed, and stays', async () => {
  await ground.die(aCommand());
  const targets = await numbers();
  const [source] = ground.queues;
  const door = openDeadLetters(ground.access, commands);
  try {
    expect(await source?.queue.receive(1)).toHaveLength(1);
    expect(await act('replay', targets, door)).toEqual({ done: 0, erased: [], missed: [...targets] });
  } finally {
    await source?.queue.release();
    await door.close();
  }
  expect(await ground.dead()).toHaveLength(1);
});

describe.each([
  ['before it was sent', 'send', 'before', ['interrupted', 'done'], 1],
  ['after it was sent', 'send', 'after', ['interrupted', 'done'], 2],
  ['before its dead letter went', 'complete', 'before', ['done'], 1],
  ['after its dead letter went', 'complete', 'after', ['done'], 1],
] as const)('a replay that was killed %s', (_, call, when, states, messages) => {
  test('loses nothing, and the same again applies the command once', async () => {
    const command = aCommand();
    await ground.die(command);
    const targets = await numbers();
    await expect(act('replay', targets, dyingAt(call, when))).rejects.toThrow('killed');
    await act('replay', await numbers());
    expect(await ground.dead()).toEqual([]);
    expect(await ground.work()).toHaveLength(messages);
    expect(await operations(command)).toEqual([{ status: 'applied' }]);
    await expectIntactChain(ground.pool, command.profileId, 1);
    const acts = await ground.acts(`operationId = '${command.operationId}'`);
    expect(acts.map(({ state }) => state)).toEqual(states);
  });
});

describe('a discard', () => {
  test('takes the message away for good and leaves its record', async () => {
    const command = aCommand();
    await ground.die(command, 'poison');
    expect(await act('discard', await numbers())).toEqual({ done: 1, erased: [], missed: [] });
    expect(await ground.dead()).toEqual([]);
    expect(await ground.work()).toEqual([]);
    expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
      { act: 'discard', state: 'done', cause: 'poison', reason: by.reason },
    ]);
  });

  test('that was killed before the message went is done by the same again', async () => {
    const command = aCommand();
    await ground.die(command);
    await expect(act('discard', await numbers(), dyingAt('complete', 'before'))).rejects.toThrow('killed');
    await act('discard', await numbers());
    const acts = await ground.acts(`operationId = '${command.operationId}'`);
    expect(acts.map(({ state }) => state)).toEqual(['interrupted', 'done']);
    expect(await ground.dead()).toEqual([]);
  });

  test('that was killed after the message went is brought to its end by whoever acts next', async () => {
    const command = aCommand();
    await ground.die(command);
    await expect(act('discard', await numbers(), dyingAt('complete', 'after'))).rejects.toThrow('killed');
    const states = async () => (await ground.acts(`operationId = '${command.operationId}'`)).map(({ state }) => state);
    expect(await states()).toEqual(['begun']);
    for (const { queue } of ground.queues) await settleBegun(ground.pool, queue);
    expect(await states()).toEqual(['done']);
  });
});

test('nothing is begun once it is stopped, and what was begun is finished', async () => {
  const all = [aCommand(), aCommand(), aCommand()];
  for (const command of all) await ground.die(command);
  const stop = new AbortController();
  const done = await act('replay', await numbers(), undefined, {
    atOnce: 1,
    onDone: () => stop.abort(),
    stop: stop.signal,
  });
  expect(done).toMatchObject({ done: 1, missed: [expect.anything(), expect.anything()] });
  expect(await ground.work()).toHaveLength(1);
  expect(await ground.dead()).toHaveLength(2);
});

test('a message that was enqueued before its profile was erased does not come back; discarded, its record has no fingerprint', async () => {
  const command = aCommand();
  await ground.die(command);
  await ground.apply(
    messageOf(anErasure({ number: next++, profileId: command.profileId }), { enqueuedAt: instantOf(5) }),
  );
  await ground.rows(
    `UPDATE profile.Profile SET erasedAt = DATEADD(hour, 1, SYSUTCDATETIME()) WHERE profileId = '${command.profileId}';`,
  );
  const targets = await numbers();
  expect(await act('replay', targets)).toEqual({ done: 0, erased: [...targets], missed: [] });
  expect(await ground.dead()).toHaveLength(1);
  expect(await act('discard', targets)).toMatchObject({ done: 1 });
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
    { act: 'discard', state: 'done', fingerprint: null },
  ]);
});

test('an erasure takes reason and fingerprint out of the record, and leaves who did what', async () => {
  const command = aCommand();
  await ground.die(command);
  await act('discard', await numbers());
  await ground.apply(messageOf(anErasure({ number: next++, profileId: command.profileId })));
  expect(await ground.acts(`operationId = '${command.operationId}'`)).toMatchObject([
    { act: 'discard', state: 'done', reason: null, fingerprint: null, actorId: 'op-1' },
  ]);
});

test('more than a link of the client can hold is passed over to reach one', async () => {
  const letters = async () => {
    const all = [];
    for await (const { letter } of findLetters(ground, { origin: 'queue', queue: files })) all.push(letter);
    return all;
  };
  const sender = ground.queues[1]?.queue;
  if (!sender) throw new Error('there is no queue');
  await sender.send(Array.from({ length: 1_250 }, (_, index) => ({ body: { blobName: `x/${index}` }, timeToLive: 1 })));
  await eventually('all of them to expire', async () => (await letters()).length === 1_250);
  await ground.dieOn(files, { blobName: 'the last' }, 'MaxDeliveryCountExceeded');
  const last = (await letters()).at(-1);
  const work = { queue: sender, cargo: 'files', act: 'discard', by, replays: () => 0 } as const;
  const targets = new Set([last?.number ?? '']);
  expect(await actOnQueue(ground.pool, { ...work, targets }, course)).toMatchObject({ done: 1, missed: [] });
  expect(await letters()).toHaveLength(1_250);
}, 60_000);
