// Keeps what is done with dead letters of a queue: before it is done, and that it was.
import { hash } from 'node:crypto';
import type sql from 'mssql';
import { text } from '../sql/column';
import { connected } from '../sql/connected';
import { retryWhilePassing } from '../sql/retry';
import { inTransaction, runBatch } from '../sql/transaction';
import { lockStatement, profileKey } from '../writer/load-statements';
import { insertedColumns, keysJson, type Row, rowsJson } from '../writer/row';
import {
  actKeys,
  actRow,
  actsIn,
  actTable,
  type By,
  finishActs,
  insertActs,
  interruptActs,
  letterRow,
  letterTypes,
  selectBegun,
} from './act-table';
import type { DeadLetter } from './dead-letter';
import { LetterNotOnRecord } from './errors';
import { pastOf, selectPast } from './past';

/** What may become of one letter now. */
export type Standing =
  /** The act is on record under this id, and may be done. */
  | { readonly may: 'act'; readonly actId: string }
  /** It was put back before, and only its dead letter is left to be taken away. */
  | { readonly may: 'take-away' }
  /** Its profile was erased after it was enqueued: it must not come back. */
  | { readonly may: 'not'; readonly because: 'erased' };

/** Passing errors are waited out for so long: well inside the lock of a message. */
const retryMs = 15_000;

export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  return retryWhilePassing(work, { deadline: Date.now() + retryMs });
}

export function fingerprintOf(body: Buffer): string {
  return hash('sha256', body, 'hex');
}

/** One dead letter of a queue, and its body's fingerprint. */
export interface Fingerprinted {
  readonly letter: DeadLetter;
  readonly fingerprint: string;
}

/**
 * Begins the act on letters of one queue: whoever had begun something with one of them was interrupted. The profiles are locked meanwhile,
 * so that an erasure either finds the rows or is seen by them. By number, each of them. Throws LetterNotOnRecord, with nothing begun, where
 * one is not found again among the rows: what was enqueued at no known time is told from no other.
 */
export async function beginActs(
  pool: sql.ConnectionPool,
  act: 'replay' | 'discard',
  by: By,
  letters: readonly Fingerprinted[],
): Promise<ReadonlyMap<string, Standing>> {
  return patiently(() =>
    inTransaction(pool, async (transaction) => {
      const parameters = lettersParameter(
        letters.map(({ letter }) => letter),
        by,
      );
      const looked = await runBatch(transaction, {
        text: `${lockStatement}\n${selectPast}`,
        parameters: { ...parameters, locked: lockedProfiles(letters.map(({ letter }) => letter)) },
      });
      const past = pastOf(looked);
      const standings = new Map<string, Standing>();
      const rows: Row[] = [];
      for (const { letter, fingerprint } of letters) {
        const { isErased, isReplayed } = past(letter);
        if (act === 'replay' && isReplayed) standings.set(letter.number, { may: 'take-away' });
        else if (act === 'replay' && isErased) standings.set(letter.number, { may: 'not', because: 'erased' });
        else rows.push(actRow(letter, act, 'begun', by, isErased ? null : fingerprint));
      }
      if (rows.length === 0) return standings;
      const begun = await runBatch(transaction, {
        text: `${interruptActs}\n${insertActs}\n${selectBegun}`,
        parameters: { ...parameters, acts: rowsJson(insertedColumns(actTable), rows) },
      });
      for (const row of begun.recordsets[0] ?? [])
        standings.set(text(row.number), { may: 'act', actId: text(row.deadLetterActId) });
      const lost = letters.find(({ letter }) => !standings.has(letter.number));
      if (lost) throw new LetterNotOnRecord(lost.letter);
      return standings;
    }),
  );
}

/** Notes that these acts are done. */
export async function noteDone(pool: sql.ConnectionPool, actIds: readonly string[]): Promise<void> {
  if (actIds.length === 0) return;
  const parameters = { finished: actKeys(actIds) };
  await patiently(async () => runBatch(await connected(pool), { text: finishActs, parameters }));
}

/** Interrupts acts that came to nothing. */
export async function noteInterrupted(pool: sql.ConnectionPool, actIds: readonly string[]): Promise<void> {
  if (actIds.length === 0) return;
  const parameters = { left: actKeys(actIds) };
  await patiently(async () => runBatch(await connected(pool), { text: leaveActs, parameters }));
}

export function lettersParameter(letters: readonly DeadLetter[], { actor }: By): { readonly letters: string } {
  return {
    letters: rowsJson(
      letterTypes,
      letters.map((letter) => letterRow(letter, actor.id)),
    ),
  };
}

/** Profiles in order, so that two who lock lock alike. */
export function lockedProfiles(letters: readonly DeadLetter[]): string {
  return keysJson(
    profileKey,
    letters.flatMap(({ profileId }) => (profileId === null ? [] : [{ profileId }])),
  );
}

const leaveActs = `UPDATE a
SET a.state = 'interrupted', a.lastUpdated = SYSUTCDATETIME()
FROM ops.DeadLetterAct AS a
JOIN ${actsIn('left')} ON a.deadLetterActId = j.deadLetterActId
WHERE a.state = 'begun';`;
