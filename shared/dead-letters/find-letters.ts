// All messages that were not processed, of all places, one after the other: by a filter, or by their ids. Nothing is locked, counted or taken.
import type sql from 'mssql';
import type { DeadLetterQueue } from '../messaging/dead-letter-queue';
import { type DeadLetter, type LetterFilter, type LetterKey, matches } from './dead-letter';
import { bytesOf, queueLetter } from './queue-letter';
import type { Cargo } from './read-body';
import { readRejected, readRejectedBody, readRejectedOne } from './rejected';

export interface Source {
  readonly queue: DeadLetterQueue;
  readonly cargo: Cargo;
}

export interface Places {
  readonly pool: sql.ConnectionPool;
  readonly queues: readonly Source[];
  /** To which rejected messages belong. */
  readonly commandQueue: string;
}

export interface Found {
  readonly letter: DeadLetter;
  /** Further words on why it died; quotes no value. */
  readonly detail: string | undefined;
  readonly cargo: Cargo;
  /** Whole, as it travelled or was recorded; undefined where it is gone by now. */
  readonly body: () => Promise<Buffer | undefined>;
}

/** Queue by queue, then what was rejected; in each the oldest first. */
export async function* findLetters(places: Places, filter: LetterFilter): AsyncGenerator<Found> {
  for (const found of [...places.queues.map(inQueue), inTable(places)]) {
    if (filter.origin !== undefined && filter.origin !== found.origin) continue;
    if (found.queue !== undefined && filter.queue !== undefined && !isSameName(found.queue, filter.queue)) continue;
    for await (const one of found.all()) if (matches(filter, one.letter)) yield one;
  }
}

/** Undefined where there is no such message, or no such queue among these. */
export async function findLetter(
  places: Places,
  { origin, queue = '', number }: LetterKey,
): Promise<Found | undefined> {
  if (origin === 'rejected') {
    const letter = await readRejectedOne(places.pool, places.commandQueue, number);
    return letter && rejectedFound(places, letter);
  }
  const source = places.queues.find((one) => isSameName(one.queue.queue, queue));
  const message = await source?.queue.peekOne(number);
  return source && message && queueFound(source, message);
}

interface Place {
  readonly origin: DeadLetter['origin'];
  readonly queue?: string;
  readonly all: () => AsyncGenerator<Found>;
}

function inQueue(source: Source): Place {
  return {
    origin: 'queue',
    queue: source.queue.queue,
    async *all() {
      for await (const message of source.queue.peek()) yield queueFound(source, message);
    },
  };
}

function inTable(places: Places): Place {
  return {
    origin: 'rejected',
    async *all() {
      for await (const letter of readRejected(places.pool, places.commandQueue)) yield rejectedFound(places, letter);
    },
  };
}

type Message = Parameters<typeof queueLetter>[2];

function queueFound({ queue, cargo }: Source, message: Message): Found {
  return {
    letter: queueLetter(queue.queue, cargo, message),
    detail: message.deadLetterErrorDescription,
    cargo,
    body: async () => bytesOf(message.body),
  };
}

function rejectedFound({ pool }: Places, { detail, ...letter }: DeadLetter & { readonly detail: string }): Found {
  const body = async () => {
    const text = await readRejectedBody(pool, letter.number);
    return text === undefined ? undefined : Buffer.from(text);
  };
  return { letter, detail, cargo: 'commands', body };
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
