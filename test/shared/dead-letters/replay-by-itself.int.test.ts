// The timer that puts back what died of an outage: that and nothing else, and not before what was away answers.
import { InvocationContext } from '@azure/functions';
import { replayDeadLetters, type WatchedQueue } from '../../../functions/timer/replay-dead-letters';
import type { Most } from '../../../shared/dead-letters/look-for-due';
import { metrics } from '../../../shared/telemetry/metrics';
import { anErasure, aSubmit, idOf, instantOf } from '../../factories/commands';
import { messageOf } from '../../factories/messages';
import { commands, files, type Ground, openGround } from './ground';

let ground: Ground;
const said: string[] = [];
const replayed = jest.spyOn(metrics.deadLettersReplayed, 'add');

beforeAll(async () => {
  ground = await openGround();
});
afterEach(async () => {
  await ground.empty();
  said.length = 0;
  replayed.mockClear();
});
afterAll(() => ground?.close());

const answers = async () => undefined;

type Probe = () => Promise<void>;

/** The timer's function, which is made once and then run. */
function timer(...most: readonly Most[]): (probe?: Probe) => Promise<void> {
  let current: Probe = answers;
  const probes = [answers, () => current()];
  const queues: WatchedQueue[] = ground.queues.map((source) => ({ ...source, probes }));
  const logHandler = (_level: string, ...words: readonly unknown[]) => said.push(words.join(' '));
  const handler = replayDeadLetters(ground.pool, queues, ...most);
  return async (probe = answers) => {
    current = probe;
    await handler({} as never, new InvocationContext({ functionName: 'test', logHandler }));
  };
}

const run = (probe?: Probe) => timer()(probe);
const away: Probe = () => Promise.reject(new Error('away'));

const aCommand = (number: number) => aSubmit({ number, profileId: idOf(0x3000 + number) });

test('what expired or was delivered too often comes back once, on record; other causes, rejected data and what nobody can read stay', async () => {
  await ground.die(aCommand(1));
  await ground.die(aCommand(2), 'TTLExpiredException');
  await ground.die(aCommand(3), 'poison');
  await ground.dieOn(commands, { version: 7 }, 'MaxDeliveryCountExceeded');
  await ground.dieOn(files, { blobName: 'x/y.pdf' }, 'MaxDeliveryCountExceeded');
  await ground.dieOn(files, { file: 'x/y.pdf' }, 'MaxDeliveryCountExceeded');
  await run();
  expect(await ground.dead()).toHaveLength(2);
  expect(await ground.dead(files)).toHaveLength(1);
  const messages = await ground.work();
  expect(messages.map(({ body }) => body.operationId)).toEqual([idOf(1), idOf(2)]);
  expect(messages.map(({ applicationProperties }) => applicationProperties?.replays)).toEqual([1, 1]);
  expect(await ground.rows("SELECT status FROM ops.Operation WHERE status <> 'applied';")).toEqual([]);
  const by = { act: 'replay', state: 'done', actorId: 'replay-dead-letters', actorType: 'system' };
  expect(await ground.acts()).toMatchObject([by, by, { ...by, kind: 'resume-file' }]);
  expect(replayed.mock.calls).toEqual([
    [2, { queue: commands }],
    [1, { queue: files }],
  ]);
});

test('nothing is touched while something that its messages need is away', async () => {
  await ground.die(aCommand(10));
  await run(away);
  expect(await ground.dead()).toHaveLength(1);
  expect(await ground.acts(`operationId = '${idOf(10)}'`)).toEqual([]);
  expect(said).toEqual([`dead-letters-wait {"queue":"${commands}","due":1}`]);
});

test('one that has died again waits before it comes back, and one that has come back as often as may be stays', async () => {
  const body = JSON.parse(JSON.stringify(aCommand(20)));
  await ground.dieOn(commands, body, 'MaxDeliveryCountExceeded', { replays: 1 });
  await ground.dieOn(commands, body, 'MaxDeliveryCountExceeded', { replays: 5 });
  await run();
  expect(await ground.dead()).toHaveLength(2);
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 16 * 60_000);
  try {
    await run();
  } finally {
    clock.mockRestore();
  }
  expect(await ground.dead()).toHaveLength(1);
  const [message] = await ground.work();
  expect(message?.applicationProperties?.replays).toBe(2);
});

test('what lies behind as many as one run looks at comes back in the next, which looks on from there; after the last it begins anew', async () => {
  const exhausted = { replays: 5 };
  const body = (number: number) => JSON.parse(JSON.stringify(aCommand(number)));
  for (const number of [30, 31, 32]) {
    await ground.dieOn(commands, body(number), 'MaxDeliveryCountExceeded', exhausted);
  }
  await ground.die(aCommand(33));
  const runNext = timer({ looked: 3, due: 3 });
  const passedOver = `dead-letters-passed-over {"queue":"${commands}","looked":3}`;
  await runNext();
  expect(said).toEqual([passedOver]);
  expect(await ground.dead()).toHaveLength(4);
  await runNext(away);
  expect(said.at(-1)).toBe(`dead-letters-wait {"queue":"${commands}","due":1}`);
  await runNext();
  expect(said.at(-1)).toBe(`dead-letters-replayed {"queue":"${commands}","replayed":1,"erased":0,"missed":0}`);
  expect((await ground.work()).map(({ body }) => body.operationId)).toEqual([idOf(33)]);
  await ground.die(aCommand(34));
  await runNext();
  expect(said.at(-1)).toBe(passedOver);
  expect(await ground.dead()).toHaveLength(4);
});

test('those of an erased profile stay, and take nobody the place in a run', async () => {
  const [erased, other] = [aCommand(40), aCommand(41)];
  await ground.die(erased);
  await ground.apply(messageOf(anErasure({ number: 42, profileId: erased.profileId }), { enqueuedAt: instantOf(5) }));
  await ground.rows(
    `UPDATE profile.Profile SET erasedAt = DATEADD(hour, 1, SYSUTCDATETIME()) WHERE profileId = '${erased.profileId}';`,
  );
  await ground.die(other);
  await timer({ looked: 10, due: 1 })();
  expect((await ground.work()).map(({ body }) => body.operationId)).toEqual([other.operationId]);
  expect(await ground.dead()).toHaveLength(1);
  expect(await ground.acts(`operationId = '${erased.operationId}'`)).toEqual([]);
});
