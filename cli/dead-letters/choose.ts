// Which messages an act is about: those that are named, or those that fit the filters, the first so many of them.
import { idOf, type LetterKey } from '../../shared/dead-letters/dead-letter';
import {
  type Found,
  findLetter,
  findLetters,
  isSameName,
  type Places,
  type Source,
} from '../../shared/dead-letters/find-letters';
import type { DeadLetterOptions } from './options';

type Choice = Pick<DeadLetterOptions, 'ids' | 'filter' | 'limit'>;

/** Ids under which there is nothing are added to `missing`. */
export async function* chosen(
  places: Places,
  { ids, filter, limit }: Choice,
  missing: string[],
): AsyncGenerator<Found> {
  if (ids.length > 0) return yield* named(places, ids, missing);
  let left = limit;
  for await (const one of findLetters(places, filter)) {
    yield one;
    left -= 1;
    if (left === 0) return;
  }
}

async function* named(places: Places, ids: readonly LetterKey[], missing: string[]): AsyncGenerator<Found> {
  for (const key of ids) {
    const one = await findLetter(places, key);
    if (one) yield one;
    else missing.push(idOf({ queue: '', ...key }));
  }
}

/** The queues in which they are looked for. */
export function queuesMeant({ queues }: Places, { ids, filter }: Choice): readonly Source[] {
  return queues.filter(({ queue: { queue } }) => {
    if (ids.length > 0) return ids.some((key) => key.origin === 'queue' && isSameName(key.queue ?? '', queue));
    return filter.origin !== 'rejected' && (filter.queue === undefined || isSameName(filter.queue, queue));
  });
}
