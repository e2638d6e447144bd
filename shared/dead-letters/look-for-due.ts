// Which dead letters of a queue may be put back by themselves, a part of the queue at a time: there may be any number that stay.
import type { DeadLetter } from './dead-letter';
import type { Source } from './find-letters';
import { isDueByItself } from './outage';
import { queueLetter } from './queue-letter';
import { isReadable, parsedBody } from './read-body';

export interface Most {
  readonly looked: number;
  readonly due: number;
}

export interface Look {
  /** Sequence numbers, oldest first. */
  readonly due: ReadonlySet<string>;
  readonly looked: number;
  /** The first one that was not looked at; undefined where there is none. */
  readonly next: string | undefined;
}

/** So many are sifted at once. */
const mostAtOnce = 100;

/** Looks from that sequence number on, or from the first. `sift` takes out of those that are due what must stay all the same: it is not counted. */
export async function lookForDue(
  { queue, cargo }: Source,
  from: string | undefined,
  most: Most,
  sift: (letters: readonly DeadLetter[]) => Promise<readonly DeadLetter[]>,
): Promise<Look> {
  const now = Date.now();
  const due = new Set<string>();
  let looked = 0;
  let unsifted: DeadLetter[] = [];
  const siftThem = async () => {
    if (unsifted.length === 0) return;
    for (const { number } of await sift(unsifted)) due.add(number);
    unsifted = [];
  };
  for await (const message of queue.peek(from)) {
    const letter = queueLetter(queue.queue, cargo, message);
    if (unsifted.length >= Math.min(mostAtOnce, most.due - due.size)) await siftThem();
    if (looked >= most.looked || due.size >= most.due) {
      await siftThem();
      return { due, looked, next: letter.number };
    }
    looked += 1;
    if (isDueByItself(letter, isReadable(parsedBody(message.body), cargo), now)) unsifted.push(letter);
  }
  await siftThem();
  return { due, looked, next: undefined };
}
