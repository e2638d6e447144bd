// Which messages an act is about: those that are named, or those that fit the filters, the first so many of them.
import { idOf, type LetterKey } from '../../shared/dead-letters/dead-letter';
import { type Found, findLetter, findLetters, type Places } from '../../shared/dead-letters/find-letters';
import { NoSuchLetter } from './errors';
import type { DeadLetterOptions } from './options';

/** Throws NoSuchLetter, after all that there is of those that were named. */
export async function* chosen(places: Places, { ids, filter, limit }: DeadLetterOptions): AsyncGenerator<Found> {
  if (ids.length > 0) return yield* named(places, ids);
  let left = limit;
  for await (const one of findLetters(places, filter)) {
    yield one;
    left -= 1;
    if (left === 0) return;
  }
}

async function* named(places: Places, ids: readonly LetterKey[]): AsyncGenerator<Found> {
  const missing: string[] = [];
  for (const key of ids) {
    const one = await findLetter(places, key);
    if (one) yield one;
    else missing.push(idOf({ queue: '', ...key }));
  }
  if (missing.length > 0) throw new NoSuchLetter(missing);
}
