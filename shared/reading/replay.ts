// Plays a profile's audit up to an instant, a page of changes at a time, so that the length of its history does not matter.

import { type PlayedChange, type ProfileAsOf, Replay } from '../audit/as-of';
import { isStepName } from '../sections/all';
import type { Item } from '../sections/section';
import { count, instant, json, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import type { Row } from './run';
import { documentsPageSize, type Walk, walk } from './walk';

const changes: Walk = {
  select: `c.sequence, c.ordinal, c.entity, c.itemId, c.afterValue,
    CASE WHEN c.beforeValue IS NULL AND c.afterValue IS NULL THEN 1 ELSE 0 END AS isErased,
    s.step, s.acceptedAt, s.appliedAt
FROM audit.Change AS c
JOIN audit.ChangeSet AS s ON s.profileId = c.profileId AND s.sequence = c.sequence`,
  alias: 'c',
  key: { sequence: 'bigint', ordinal: 'int' },
  pageSize: documentsPageSize,
};

/**
 * Plays all that was applied at `until` or before, and tells the state at each of the instants, which have to come in order. A change
 * set stands for the state only together with all before it: should the database's clock have been set back, the play ends before
 * the first that is later. Throws DatabaseUnavailable.
 */
export async function replayUntil(
  pool: Pool,
  profileId: string,
  instants: readonly string[],
): Promise<readonly ProfileAsOf[]> {
  const replay = new Replay();
  const states: ProfileAsOf[] = [];
  for await (const row of walk(pool, profileId, changes)) {
    const change = playedChange(row);
    while (states.length < instants.length && change.appliedAt > (instants[states.length] ?? '')) {
      states.push(replay.state());
    }
    if (states.length === instants.length) break;
    replay.play(change);
    // What had been played before has been erased meanwhile.
    if (change.erased) states.forEach(forget);
  }
  while (states.length < instants.length) states.push(replay.state());
  return states;
}

/** An instant of before the first change has nothing to forget. */
function forget(state: ProfileAsOf, at: number, states: ProfileAsOf[]): void {
  if (state.sequence > 0) states[at] = { ...state, isErased: true, steps: new Replay().state().steps };
}

function playedChange(row: Row): PlayedChange {
  const step = textOrNull(row.step);
  return {
    sequence: count(row.sequence),
    step: step !== null && isStepName(step) ? step : null,
    appliedAt: instant(row.appliedAt),
    acceptedAt: instant(row.acceptedAt),
    entity: text(row.entity),
    itemId: textOrNull(row.itemId),
    after: row.afterValue === null ? null : (json(row.afterValue) as Item),
    erased: count(row.isErased) === 1,
  };
}
