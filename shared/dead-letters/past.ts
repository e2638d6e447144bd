// What has happened to letters of a queue, or to their profiles, that decides what may become of them now.
import type sql from 'mssql';
import { instantOrNull, text } from '../sql/column';
import { connected } from '../sql/connected';
import { type BatchResult, runBatch } from '../sql/transaction';
import { rowsJson } from '../writer/row';
import { letterRow, lettersOf, letterTypes, sameLetter } from './act-table';
import type { DeadLetter } from './dead-letter';

export interface Past {
  /** Its profile was erased after it was enqueued. */
  readonly isErased: boolean;
  /** It was put back before: what lies here is its remains. */
  readonly isReplayed: boolean;
}

/** Of the letters in the parameter `letters`. */
export const selectPast = `SELECT j.number, p.erasedAt, a.deadLetterActId
FROM ${lettersOf}
LEFT JOIN profile.Profile AS p ON p.profileId = j.profileId
LEFT JOIN ops.DeadLetterAct AS a ON ${sameLetter} AND a.act = 'replay' AND a.state = 'done';`;

/** Reads the result set of `selectPast`, which is about letters of one queue. */
export function pastOf({ recordsets }: BatchResult): (letter: DeadLetter) => Past {
  const rows = new Map((recordsets[0] ?? []).map((row) => [text(row.number), row]));
  return ({ number, enqueuedAt }) => {
    const row = rows.get(number);
    const erasedAt = instantOrNull(row?.erasedAt ?? null);
    return {
      isErased: erasedAt !== null && (enqueuedAt === null || enqueuedAt <= erasedAt),
      isReplayed: (row?.deadLetterActId ?? null) !== null,
    };
  };
}

/** A look without any lock, at letters of one queue: it may be another by the time that somebody acts. */
export async function readPast(
  pool: sql.ConnectionPool,
  letters: readonly DeadLetter[],
): Promise<(letter: DeadLetter) => Past> {
  const rows = letters.map((letter) => letterRow(letter, ''));
  const parameters = { letters: rowsJson(letterTypes, rows) };
  return pastOf(await runBatch(await connected(pool), { text: selectPast, parameters }));
}
