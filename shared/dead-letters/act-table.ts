// The record of what was done with dead messages: the rows of ops.DeadLetterAct, and what is asked of them.
import type { Actor } from '../commands/envelope';
import { type ColumnTypes, insertRows, type Row, rowsJson, rowsOf, sqlInstant, type Table } from '../writer/row';
import { plainText } from '../writer/wire-text';
import type { DeadLetter } from './dead-letter';

export type Act = 'look' | 'replay' | 'discard';

/**
 *     begun ──▶ done
 *       └─────▶ interrupted   it was killed, or failed, and another act has taken its place
 *
 * A replay is done once the queue has accepted the message: the dead letter goes after that. A discard is done once it is gone.
 */
export type ActState = 'begun' | 'done' | 'interrupted';

export interface By {
  readonly actor: Actor;
  /** Null where none has to be said. */
  readonly reason: string | null;
}

export const actTable: Table = {
  name: 'ops.DeadLetterAct',
  key: { origin: 'varchar(10)', queue: 'nvarchar(260)', number: 'bigint' },
  columns: {
    act: 'varchar(10)',
    state: 'varchar(12)',
    enqueuedAt: 'datetime2(3)',
    rejectedAt: 'datetime2(3)',
    cause: 'nvarchar(260)',
    kind: 'varchar(40)',
    profileId: 'uniqueidentifier',
    operationId: 'uniqueidentifier',
    fingerprint: 'char(64)',
    reason: 'nvarchar(500)',
    actorId: 'nvarchar(200)',
    actorType: 'varchar(20)',
  },
  updated: true,
};

/** `fingerprint`: SHA-256 of the body; null where it must not be kept. */
export function actRow(
  letter: DeadLetter,
  act: Act,
  state: ActState,
  { actor, reason }: By,
  fingerprint: string | null,
): Row {
  const { origin, queue, number, cause, kind, profileId, operationId, enqueuedAt, rejectedAt } = letter;
  return {
    origin,
    queue,
    number,
    act,
    state,
    enqueuedAt: enqueuedAt && sqlInstant(enqueuedAt),
    rejectedAt: rejectedAt && sqlInstant(rejectedAt),
    cause,
    kind,
    profileId,
    operationId,
    fingerprint,
    reason,
    actorId: actor.id,
    actorType: actor.type,
    createdBy: actor.id,
    updatedBy: actor.id,
  };
}

export const insertActs = insertRows(actTable, 'acts');

/** What tells one dead message from all others: a queue that is made anew begins to count anew. */
export const letterTypes: ColumnTypes = {
  ...actTable.key,
  enqueuedAt: 'datetime2(3)',
  profileId: 'uniqueidentifier',
  updatedBy: 'nvarchar(200)',
};

/** Rows of `letterTypes` in the parameter `letters`. */
export const lettersOf = rowsOf('letters', letterTypes);

export function letterRow(letter: DeadLetter, updatedBy: string): Row {
  const { origin, queue, number, enqueuedAt, profileId } = letter;
  return { origin, queue, number, enqueuedAt: enqueuedAt && sqlInstant(enqueuedAt), profileId, updatedBy };
}

/** Of an act `a` and a letter `j`. */
export const sameLetter = `a.origin = j.origin AND a.queue = j.queue AND a.number = j.number
        AND (a.origin = 'rejected' OR a.enqueuedAt = j.enqueuedAt)`;

/** Whatever was begun with these letters before did not come to its end. */
export const interruptActs = `UPDATE a
SET a.state = 'interrupted', a.updatedBy = ${plainText('j.updatedBy')}, a.lastUpdated = SYSUTCDATETIME()
FROM ops.DeadLetterAct AS a
JOIN ${lettersOf} ON ${sameLetter}
WHERE a.state = 'begun';`;

export const selectBegun = `SELECT a.number, a.deadLetterActId
FROM ops.DeadLetterAct AS a
JOIN ${lettersOf} ON ${sameLetter}
WHERE a.state = 'begun';`;

const actKey: ColumnTypes = { deadLetterActId: 'bigint' };

/** Acts by their ids, in the parameter `name`. */
export const actsIn = (name: string) => rowsOf(name, actKey);

/** What such a parameter holds. */
export function actKeys(actIds: readonly string[]): string {
  return rowsJson(
    actKey,
    actIds.map((deadLetterActId) => ({ deadLetterActId })),
  );
}

export const finishActs = `UPDATE a
SET a.state = 'done', a.lastUpdated = SYSUTCDATETIME()
FROM ops.DeadLetterAct AS a
JOIN ${actsIn('finished')} ON a.deadLetterActId = j.deadLetterActId;`;
