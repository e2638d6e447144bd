// What an act would do with each message, without doing it: for a dry run.
import type { DeadLetter } from '../../shared/dead-letters/dead-letter';
import { idOf } from '../../shared/dead-letters/dead-letter';
import type { Found, Places } from '../../shared/dead-letters/find-letters';
import { type Past, readPast } from '../../shared/dead-letters/past';
import { isReadable, parsedBody } from '../../shared/dead-letters/read-body';
import { unfitness } from './unfitness';

/** By id. */
export async function foresee(
  { pool }: Places,
  act: 'replay' | 'discard',
  found: readonly Found[],
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  const pasts = new Map<string, (letter: DeadLetter) => Past>();
  for (const [queue, ofQueue] of Map.groupBy(found, ({ letter }) => letter.queue)) {
    const inQueue = ofQueue.flatMap(({ letter }) => (letter.origin === 'queue' ? [letter] : []));
    if (inQueue.length > 0) pasts.set(queue, await readPast(pool, inQueue));
  }
  for (const one of found) said.set(idOf(one.letter), await outlook(act, one, pasts.get(one.letter.queue)));
  return said;
}

async function outlook(
  act: 'replay' | 'discard',
  { letter, body, cargo }: Found,
  past: ((letter: DeadLetter) => Past) | undefined,
): Promise<string> {
  if (act === 'discard') return 'taken away for good';
  const bytes = await body();
  if (!bytes) return 'nothing: it is gone';
  if (letter.origin === 'rejected') {
    switch (unfitness(letter.cause, bytes.toString('utf8'))) {
      case undefined:
        return `tried again, by way of ${letter.queue}`;
      case 'unreadable':
        return 'left: this version cannot read it';
      case 'operation-id-reused':
        return 'left: its operationId belongs to another command';
    }
  }
  const { isErased = false, isReplayed = false } = past?.(letter) ?? {};
  if (isReplayed) return 'taken away: it was put back before';
  if (isErased) return 'left: its profile was erased since';
  if (!isReadable(parsedBody(bytes), cargo)) return `back on ${letter.queue}, where this version cannot read it`;
  return `back on ${letter.queue}`;
}
