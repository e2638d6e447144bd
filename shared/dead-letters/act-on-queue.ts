// Puts dead letters of a queue back on it, or takes them away for good: each step is on record before it is done.
//
//   replay:   record ──▶ send ──▶ record that it was accepted ──▶ take the dead letter away
//   discard:  record ──▶ take the dead letter away ──▶ record that it is gone
//
// Killed between any two of them nothing is lost: the dead letter goes last, or with its record. The same again goes on; a message that was
// sent and not yet recorded as such is sent twice, and whoever reads it knows it by its operationId.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type sql from 'mssql';
import type { DeadLetterQueue } from '../messaging/dead-letter-queue';
import { sequenceNumberOf } from '../messaging/peek';
import type { By } from './act-table';
import { beginActs, type Fingerprinted, fingerprintOf, noteDone, noteInterrupted, type Standing } from './acts';
import { bytesOf, messageAgain, queueLetter } from './queue-letter';
import { readBegun } from './read-acts';
import type { Cargo } from './read-body';

/** How fast, until when, and who hears of it. */
export interface Course {
  /** Most messages between two turns. */
  readonly atOnce: number;
  /** Resolves when the next messages may be taken on. */
  readonly turn: () => Promise<void>;
  readonly onDone: (messages: number) => void;
  /**
   * How long messages are waited for that somebody else has locked, without one that is sought or new coming; not at all where nothing is
   * said.
   */
  readonly patienceMs?: number;
  /** Told at each look that found nothing but such messages. */
  readonly onWait?: () => void;
  /** Nothing new is begun once it is aborted. */
  readonly stop?: AbortSignal;
}

export interface QueueWork {
  readonly queue: DeadLetterQueue;
  readonly cargo: Cargo;
  readonly act: 'replay' | 'discard';
  /** Sequence numbers. */
  readonly targets: ReadonlySet<string>;
  readonly by: By;
  /** How often a message has been put back by itself when it is put back now. */
  readonly replays: (before: number) => number;
}

export interface WorkDone {
  readonly done: number;
  /** Ids of messages that were left as they are, because their profile was erased after they were enqueued. */
  readonly erased: readonly string[];
  /** Not found among the dead letters any more, or held by somebody else; or not reached where it was stopped. */
  readonly missed: readonly string[];
}

const mostAtOnce = 100;
/** So many times in a row only messages that were seen before: whoever is sought is not there, or locked. */
const mostInVain = 20;

export async function actOnQueue(pool: sql.ConnectionPool, work: QueueWork, course: Course): Promise<WorkDone> {
  const { queue, targets } = work;
  const open = new Set(targets);
  const seen = new Set<string>();
  const erased: string[] = [];
  const missed: string[] = [];
  const { patienceMs = 0 } = course;
  let [done, inVain, waitedSince] = [0, 0, Date.now()];
  const isOver = () => Date.now() - waitedSince >= patienceMs;
  try {
    while (open.size > 0 && inVain < mostInVain && !course.stop?.aborted) {
      // The client waits a while for a batch to become full: what is first in the queue is not kept waiting for more.
      const received = await queue.receive(Math.min(mostAtOnce, Math.max(open.size, seen.size)));
      if (received.length === 0) {
        missed.push(...(await takeOutGone(queue, open)));
        if (isOver()) break;
        course.onWait?.();
        continue;
      }
      const sought = received.filter((message) => open.has(sequenceNumberOf(message)));
      const isNew = received.some((message) => !seen.has(sequenceNumberOf(message)));
      for (const message of received) seen.add(sequenceNumberOf(message));
      if (sought.length === 0 && !isNew) {
        // Their locks have ended, and the client has them again. Where nothing is waited for, the next ones may still be new.
        inVain += 1;
        if (patienceMs > 0 && isOver()) break;
        continue;
      }
      inVain = 0;
      for (const part of partsOf(sought, Math.min(course.atOnce, mostAtOnce))) {
        await course.turn();
        if (course.stop?.aborted) break;
        const { gone, left } = await actOn(pool, work, part);
        for (const number of [...gone, ...left]) open.delete(number);
        erased.push(...left);
        done += gone.length;
        course.onDone(gone.length);
      }
      // The acts took their time, too.
      waitedSince = Date.now();
    }
  } finally {
    await queue.release();
  }
  return { done, erased, missed: [...missed, ...open] };
}

/** Looks from the first on, until one is found that is there: it is locked. */
async function takeOutGone(queue: DeadLetterQueue, open: Set<string>): Promise<string[]> {
  const gone: string[] = [];
  for (const number of open) {
    if (await queue.peekOne(number)) break;
    open.delete(number);
    gone.push(number);
  }
  return gone;
}

/** Sequence numbers of those that are gone, and of those that must be left. What is neither comes again: its lock was lost. */
interface Outcome {
  readonly gone: readonly string[];
  readonly left: readonly string[];
}

async function actOn(
  pool: sql.ConnectionPool,
  { queue, cargo, act, by, replays }: QueueWork,
  messages: readonly ServiceBusReceivedMessage[],
): Promise<Outcome> {
  const letters: Fingerprinted[] = messages.map((message) => ({
    letter: queueLetter(queue.queue, cargo, message),
    fingerprint: fingerprintOf(bytesOf(message.body)),
  }));
  const standings = await beginActs(pool, act, by, letters);
  const replaysOf = new Map(letters.map(({ letter }) => [letter.number, letter.replays]));
  const begun = messages.flatMap((message) => {
    const number = sequenceNumberOf(message);
    const standing = standings.get(number);
    return standing?.may === 'act' ? [{ message, number, actId: standing.actId }] : [];
  });
  if (act === 'replay') {
    const again = begun.map(({ message, number, actId }) =>
      messageAgain(message, `replay:${actId}:${number}`, replays(replaysOf.get(number) ?? 0)),
    );
    await queue.send(again);
    await noteDone(
      pool,
      begun.map(({ actId }) => actId),
    );
  }
  const thatMay = (...what: readonly Standing['may'][]) =>
    messages.filter((message) => what.some((may) => standings.get(sequenceNumberOf(message))?.may === may));
  const completed = await queue.complete(thatMay('act', 'take-away'));
  const gone = completed.map(sequenceNumberOf);
  if (act === 'discard') {
    const isGone = new Set(gone);
    await noteDone(
      pool,
      begun.flatMap(({ actId, number }) => (isGone.has(number) ? [actId] : [])),
    );
  }
  return { gone, left: thatMay('not').map(sequenceNumberOf) };
}

/**
 * Brings to an end what somebody had begun with letters that are not there any more: a discard was killed after its dead letter had gone; a
 * replay is recorded before that, so some other tool took its letter. What is there still is left to whoever acts on it next.
 */
export async function settleBegun(pool: sql.ConnectionPool, queue: DeadLetterQueue): Promise<void> {
  const [done, interrupted]: [string[], string[]] = [[], []];
  for (const { actId, act, number } of await readBegun(pool, queue.queue)) {
    if (await queue.peekOne(number)) continue;
    (act === 'discard' ? done : interrupted).push(actId);
  }
  await noteDone(pool, done);
  await noteInterrupted(pool, interrupted);
}

function partsOf<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}
