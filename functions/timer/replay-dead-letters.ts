// Every few minutes: what died of an outage alone goes back on its queue by itself, once what was away answers again.
import type { TimerHandler } from '@azure/functions';
import { actOnQueue, type Course } from '../../shared/dead-letters/act-on-queue';
import type { By } from '../../shared/dead-letters/act-table';
import type { DeadLetter } from '../../shared/dead-letters/dead-letter';
import { lookForDue, type Most } from '../../shared/dead-letters/look-for-due';
import { readPast } from '../../shared/dead-letters/past';
import type { Cargo } from '../../shared/dead-letters/read-body';
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

/** Of a queue in one run; the next one looks on from there. */
const mostInOneRun: Most = { looked: 5_000, due: 1_000 };
/** A run ends before the next one and inside the time of a function. */
const mostMs = 3 * 60_000;

const by: By = { actor: { id: 'replay-dead-letters', type: 'system' }, reason: 'it died of an outage' };

export function replayDeadLetters(pool: Pool, queues: readonly WatchedQueue[], most = mostInOneRun): TimerHandler {
  const replays = queues.map((watched) => ({ name: watched.queue.queue, replayDue: replayer(pool, watched, most) }));
  return async (_timer, context) => {
    const log = loggerOf(context);
    const stop = AbortSignal.timeout(mostMs);
    const failures: unknown[] = [];
    for (const { name, replayDue } of replays) {
      try {
        await replayDue(stop, log);
      } catch (error) {
        // The other queue has nothing to do with it.
        log.error('dead-letters-not-replayed', { queue: name, ...describeError(error) });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
}

/** Replays what is due in a queue, a part of it each time it is called: what stays, and lies before the rest, must not hide it for ever. */
function replayer(pool: Pool, { queue, cargo, probes }: WatchedQueue, most: Most) {
  let from: string | undefined;
  return async (stop: AbortSignal, log: ReturnType<typeof loggerOf>): Promise<void> => {
    let answered: Promise<boolean> | undefined;
    const isAnswered = () => (answered ??= allAnswer(probes));
    const notErased = async (letters: readonly DeadLetter[]) => {
      if (!(await isAnswered())) return letters;
      const past = await readPast(await connected(pool), letters);
      // The remains of one that was put back are only taken away.
      return letters.filter((letter) => !past(letter).isErased || past(letter).isReplayed);
    };
    const { due, looked, next } = await lookForDue({ queue, cargo }, from, most, notErased);
    if (due.size > 0 && !(await isAnswered())) {
      log.warn('dead-letters-wait', { queue: queue.queue, due: due.size });
      return;
    }
    // Whatever becomes of these: those behind have their turn next.
    from = next;
    if (due.size === 0) {
      if (next !== undefined) log.warn('dead-letters-passed-over', { queue: queue.queue, looked });
      return;
    }
    const course: Course = { atOnce: 100, turn: async () => undefined, onDone: () => undefined, stop };
    const replays = (before: number) => before + 1;
    const { done, erased, missed } = await actOnQueue(
      await connected(pool),
      { queue, cargo, act: 'replay', targets: due, by, replays },
      course,
    );
    metrics.deadLettersReplayed.add(done, { queue: queue.queue });
    log.info('dead-letters-replayed', {
      queue: queue.queue,
      replayed: done,
      erased: erased.length,
      missed: missed.length,
    });
  };
}

async function allAnswer(probes: WatchedQueue['probes']): Promise<boolean> {
  const answers = await Promise.allSettled(probes.map((probe) => probe()));
  return answers.every(({ status }) => status === 'fulfilled');
}
