// What the watch timer measures, and that a queue which cannot be seen does not hide the other one, but the heartbeat.
import { InvocationContext } from '@azure/functions';
import { watch } from '../../../functions/timer/watch';
import type { QueueWatch } from '../../../shared/messaging/queue-watch';
import { metrics } from '../../../shared/telemetry/metrics';

const said: string[] = [];

function aWatch(queue: string, given: Partial<QueueWatch> = {}): QueueWatch {
  return {
    queue,
    oldestEnqueuedAt: async () => undefined,
    deadLetters: async () => 0,
    close: async () => undefined,
    ...given,
  };
}

async function run(...queues: readonly QueueWatch[]): Promise<void> {
  const logHandler = (_level: string, ...words: readonly unknown[]) => said.push(words.join(' '));
  await watch(queues)({} as never, new InvocationContext({ functionName: 'watch', logHandler }));
}

const heartbeat = jest.spyOn(metrics.heartbeat, 'add');
const oldest = jest.spyOn(metrics.queueOldest, 'record');
const dead = jest.spyOn(metrics.queueDeadLetters, 'record');

afterEach(() => {
  jest.clearAllMocks();
  said.length = 0;
});

test('the age of the oldest message in seconds, and the dead letters, by queue', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(100_000);
  await run(
    aWatch('a', { oldestEnqueuedAt: async () => new Date(58_000), deadLetters: async () => 3 }),
    aWatch('b', { oldestEnqueuedAt: async () => new Date(100_500) }),
    aWatch('c'),
  );
  expect(heartbeat.mock.calls).toEqual([[1]]);
  expect(oldest.mock.calls).toEqual(
    expect.arrayContaining([
      [42, { queue: 'a' }],
      [0, { queue: 'b' }],
      [0, { queue: 'c' }],
    ]),
  );
  expect(dead.mock.calls).toEqual(
    expect.arrayContaining([
      [3, { queue: 'a' }],
      [0, { queue: 'b' }],
    ]),
  );
});

test('a queue that cannot be seen is told and stills the heartbeat, and the other one is measured', async () => {
  await run(aWatch('a', { deadLetters: () => Promise.reject(new RangeError('away')) }), aWatch('b'));
  expect(heartbeat).not.toHaveBeenCalled();
  expect(dead.mock.calls).toEqual([[0, { queue: 'b' }]]);
  expect(said).toEqual([expect.stringMatching(/^queue-not-seen \{"queue":"a","error":"RangeError"/)]);
});
