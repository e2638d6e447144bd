// Every few minutes: what died of an outage alone goes back on its queue by itself, once what was away answers again.
import type { TimerHandler } from '@azure/functions';
import { actOnQueue, type Course } from '../../shared/dead-letters/act-on-queue';
import type { By } from '../../shared/dead-letters/act-table';
import { isDueByItself } from '../../shared/dead-letters/outage';
import { queueLetter } from '../../shared/dead-letters/queue-letter';
import { type Cargo, isReadable, parsedBody } from '../../shared/dead-letters/read-body';
import type { DeadLetterQueue } from '../../shared/messaging/dead-letter-queue';
import { connected, type Pool } from '../../shared/sql/connected';
import { describeError } from '../../shared/telemetry/describe-error';
import { loggerOf } from '../../shared/telemetry/logger';
import { metrics } from '../../shared/telemetry/metrics';

export interface WatchedQueue {
  readonly queue: DeadLetterQueue;
  readonly cargo: Cargo;
  /** What has to answer before its messages can be worked on; each rejects when it does not. */
  readonly probes: readonly (() => Promise<void>)[];
}

/** In one run; what is left waits for the next. */
const mostLooked = 5_000;
const mostReplayed = 1_000;
/** A run ends before the next one and inside the time of a function. */
const mostMs = 3 * 60_000;

const by: By = { actor: { id: 'replay-dead-letters', type: 'system' }, reason: 'it died of an outage' };

export function replayDeadLetters(pool: Pool, queues: readonly WatchedQueue[]): TimerHandler {
  return async (_timer, context) => {
    const log = loggerOf(context);
    const stop = AbortSignal.timeout(mostMs);
    const failures: unknown[] = [];
    for (const watched of queues) {
      try {
        await replayDue(pool, watched, stop, log);
      } catch (error) {
        // The other queue has nothing to do with it.
        log.error('dead-letters-not-replayed', { queue: watched.queue.queue, ...describeError(error) });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
}

async function replayDue(
  pool: Pool,
  { queue, cargo, probes }: WatchedQueue,
  stop: AbortSignal,
  log: ReturnType<typeof loggerOf>,
): Promise<void> {
  const targets = await dueIn(queue, cargo);
  if (targets.size === 0) return;
  const answers = await Promise.allSettled(probes.map((probe) => probe()));
  if (answers.some(({ status }) => status === 'rejected')) {
    log.warn('dead-letters-wait', { queue: queue.queue, due: targets.size });
    return;
  }
  const course: Course = { atOnce: 100, turn: async () => undefined, onDone: () => undefined, stop };
  const replays = (before: number) => before + 1;
  const { done, erased, missed } = await actOnQueue(
    await connected(pool),
    { queue, cargo, act: 'replay', targets, by, replays },
    course,
  );
  metrics.deadLettersReplayed.add(done, { queue: queue.queue });
  log.info('dead-letters-replayed', {
    queue: queue.queue,
    replayed: done,
    erased: erased.length,
    missed: missed.length,
  });
}

async function dueIn(queue: DeadLetterQueue, cargo: Cargo): Promise<ReadonlySet<string>> {
  const due = new Set<string>();
  const now = Date.now();
  let looked = 0;
  for await (const message of queue.peek()) {
    const letter = queueLetter(queue.queue, cargo, message);
    if (isDueByItself(letter, isReadable(parsedBody(message.body), cargo), now)) due.add(letter.number);
    looked += 1;
    if (looked >= mostLooked || due.size >= mostReplayed) break;
  }
  return due;
}
