// Keeps that somebody looked at a dead message whole, before it is shown: it holds what a person entered.
import type sql from 'mssql';
import { actRow, actTable, type By, insertActs } from '../../shared/dead-letters/act-table';
import { type DeadLetter, idOf } from '../../shared/dead-letters/dead-letter';
import { recordAccess } from '../../shared/reading/record-access';
import { connected } from '../../shared/sql/connected';
import { inTransaction, runBatch } from '../../shared/sql/transaction';
import { insertedColumns, rowsJson } from '../../shared/writer/row';

/** Where the profile is known also where it is looked up who read its data. Throws where it cannot be kept: then nothing must be shown. */
export async function recordLook(pool: sql.ConnectionPool, letter: DeadLetter, by: By): Promise<void> {
  const acts = rowsJson(insertedColumns(actTable), [actRow(letter, 'look', 'done', by, null)]);
  await inTransaction(pool, (transaction) => runBatch(transaction, { text: insertActs, parameters: { acts } }));
  if (letter.profileId === null) return;
  await recordAccess(await connected(pool), {
    profileId: letter.profileId,
    actor: by.actor,
    operation: 'show-dead-letter',
    correlationId: idOf(letter)
      .replace(/[^\w.:-]/g, '.')
      .slice(0, 64),
  });
}
