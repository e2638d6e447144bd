// Where the chain of a profile begins that has archived links.
import type { Checkpoint } from '../audit/checkpoint';
import { count, instant, jsonOrNull, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

export const checkpointColumns = `k.profileId, k.length, k.hash, k.appliedAt, k.state, k.stateSalt, k.stateHash, k.valuesKey,
    k.keyId, k.signature`;

const selectCheckpoint = `SELECT ${checkpointColumns}
FROM audit.ChainCheckpoint AS k
WHERE k.profileId = CAST(@profileId AS uniqueidentifier);`;

/** Undefined where nothing of the profile is archived. Throws DatabaseUnavailable. */
export async function readCheckpoint(pool: Pool, profileId: string): Promise<Checkpoint | undefined> {
  const [[row] = []] = await run(pool, { name: 'read checkpoint', text: selectCheckpoint, parameters: { profileId } });
  return row && checkpointOf(row);
}

/** Of a row with `checkpointColumns`. */
export function checkpointOf(row: Row): Checkpoint {
  return {
    profileId: text(row.profileId),
    length: count(row.length),
    hash: text(row.hash),
    appliedAt: instant(row.appliedAt),
    state: jsonOrNull(row.state),
    stateSalt: textOrNull(row.stateSalt),
    stateHash: text(row.stateHash),
    valuesKey: textOrNull(row.valuesKey),
    keyId: text(row.keyId),
    signature: text(row.signature),
  };
}

const selectLength = `SELECT k.length
FROM audit.ChainCheckpoint AS k
WHERE k.profileId = CAST(@profileId AS uniqueidentifier);`;

/** How many links of the profile are archived: the sequence of the last; 0 for none. Throws DatabaseUnavailable. */
export async function readArchivedLength(pool: Pool, profileId: string): Promise<number> {
  const [[row] = []] = await run(pool, { name: 'read archived length', text: selectLength, parameters: { profileId } });
  return row ? count(row.length) : 0;
}

/** The most often that a read is begun anew because links were archived meanwhile: that happens once in months. */
const tries = 3;

/**
 * Does the work on the checkpoint as it is, and again if it has moved meanwhile: then what the work read was deleted under it. Throws what
 * the work throws, and DatabaseUnavailable.
 */
export async function onCheckpoint<T>(
  pool: Pool,
  profileId: string,
  work: (checkpoint: Checkpoint | undefined) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const checkpoint = await readCheckpoint(pool, profileId);
    const done = await work(checkpoint);
    if (attempt === tries || (await readArchivedLength(pool, profileId)) === (checkpoint?.length ?? 0)) return done;
  }
}
