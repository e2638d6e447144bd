// Looks up what was done with dead letters so far.
import type sql from 'mssql';
import { instant, text, textOrNull } from '../sql/column';
import { connected } from '../sql/connected';
import { runBatch } from '../sql/transaction';
import { rowsJson } from '../writer/row';
import { type Act, type ActState, letterRow, lettersOf, letterTypes, sameLetter } from './act-table';
import { patiently } from './acts';
import type { DeadLetter } from './dead-letter';

export interface BegunAct {
  readonly actId: string;
  readonly act: Act;
  readonly number: string;
}

/** What was begun with letters of a queue and has not come to its end: it is under way, or was killed. */
export async function readBegun(pool: sql.ConnectionPool, queue: string): Promise<readonly BegunAct[]> {
  const { recordsets } = await patiently(async () =>
    runBatch(await connected(pool), {
      text: `SELECT a.deadLetterActId, a.act, a.number
FROM ops.DeadLetterAct AS a
WHERE a.origin = 'queue' AND a.queue = CAST(@queue AS nvarchar(260)) AND a.state = 'begun';`,
      parameters: { queue },
    }),
  );
  return (recordsets[0] ?? []).map((row) => ({
    actId: text(row.deadLetterActId),
    act: text(row.act) as Act,
    number: text(row.number),
  }));
}

export interface RecordedAct {
  readonly act: Act;
  readonly state: ActState;
  readonly actorId: string;
  readonly reason: string | null;
  readonly at: string;
}

/** What was done with one letter so far, oldest first. */
export async function readActs(pool: sql.ConnectionPool, letter: DeadLetter): Promise<readonly RecordedAct[]> {
  const { recordsets } = await runBatch(await connected(pool), {
    text: `SELECT a.act, a.state, a.actorId, a.reason, a.createdDate
FROM ops.DeadLetterAct AS a
JOIN ${lettersOf} ON ${sameLetter}
ORDER BY a.deadLetterActId;`,
    parameters: { letters: rowsJson(letterTypes, [letterRow(letter, '')]) },
  });
  return (recordsets[0] ?? []).map((row) => ({
    act: text(row.act) as Act,
    state: text(row.state) as ActState,
    actorId: text(row.actorId),
    reason: textOrNull(row.reason),
    at: instant(row.createdDate),
  }));
}
