// Plays a profile's audit up to an instant, a page of changes at a time, so that the length of its history does not matter.
import { type PlayedChange, type ProfileAsOf, Replay } from '../audit/as-of';
import type { Checkpoint } from '../audit/checkpoint';
import { isStepName } from '../sections/all';
import type { Item } from '../sections/section';
import { count, instant, json, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { onCheckpoint } from './read-checkpoint';
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

/** Why a state of before cannot be told. */
export type PastGone = 'erased' | 'archived';

/**
 * Plays all that was applied at an instant or before, and tells the state at each of them, which have to come in order; `archived` for one
 * of before the last archived change, for only what those came to is known. A change set stands for the state only together with all
 * before it: should the database's clock have been set back, the play ends before the first that is later. Throws DatabaseUnavailable.
 */
export function replayUntil(
  pool: Pool,
  profileId: string,
  instants: readonly string[],
): Promise<readonly (ProfileAsOf | 'archived')[]> {
  return onCheckpoint(pool, profileId, async (checkpoint) => {
    const since = checkpoint?.appliedAt ?? '';
    const known = await replayFrom(
      pool,
      profileId,
      checkpoint,
      instants.filter((one) => one >= since),
    );
    // An erasure that took the state has taken all that came to it.
    const before = checkpoint?.state === null ? erasedAt(checkpoint) : 'archived';
    return [...instants.filter((one) => one < since).map(() => before), ...known];
  });
}

function erasedAt({ state, length: sequence, appliedAt }: Checkpoint): ProfileAsOf {
  return Replay.from(state, { sequence, appliedAt }).state();
}

async function replayFrom(
  pool: Pool,
  profileId: string,
  checkpoint: Checkpoint | undefined,
  instants: readonly string[],
): Promise<ProfileAsOf[]> {
  const replay = checkpoint
    ? Replay.from(checkpoint.state, { ...checkpoint, sequence: checkpoint.length })
    : new Replay();
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
