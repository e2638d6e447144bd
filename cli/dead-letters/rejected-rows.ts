// Names rows of ops.RejectedMessage in a statement: by their numbers, in the parameter `rejected`.
import { type ColumnTypes, rowsJson, rowsOf } from '../../shared/writer/row';

const key: ColumnTypes = { rejectedMessageId: 'bigint' };

/** What the parameter holds. */
export function rejectedKeys(numbers: readonly string[]): string {
  return rowsJson(
    key,
    numbers.map((rejectedMessageId) => ({ rejectedMessageId })),
  );
}

const keys = rowsOf('rejected', key);

/** The condition that `r` is one of them, as a join. */
export const joinRejected = `JOIN ${keys} ON r.rejectedMessageId = j.rejectedMessageId`;

/** All of them, as `r`. */
export const rejectedRows = `ops.RejectedMessage AS r
${joinRejected}`;
