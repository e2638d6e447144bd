// The rows of ops.RejectedMessage as dead letters; values are read of one alone, when they are asked for.
import type sql from 'mssql';
import { isKind } from '../commands/kinds';
import { count, instant, instantOrNull, text, textOrNull } from '../sql/column';
import { connected } from '../sql/connected';
import { runBatch } from '../sql/transaction';
import type { DeadLetter } from './dead-letter';

const pageSize = 500;

const columns = `r.rejectedMessageId, r.profileId, r.operationId, r.code, r.detail, r.deliveryCount, r.enqueuedAt, r.createdDate,
    DATALENGTH(r.body) AS bytes, JSON_VALUE(r.body, '$.kind') AS kind
FROM ops.RejectedMessage AS r`;

const page = `SELECT TOP (${pageSize}) ${columns}
WHERE r.rejectedMessageId > CAST(@after AS bigint)
ORDER BY r.rejectedMessageId;`;

export interface RejectedLetter extends DeadLetter {
  /** More of why; quotes no value. */
  readonly detail: string;
}

/** In the order in which they were rejected. `queue`: that of commands. */
export async function* readRejected(pool: sql.ConnectionPool, queue: string): AsyncGenerator<RejectedLetter> {
  let after = '0';
  for (;;) {
    const { recordsets } = await runBatch(await connected(pool), { text: page, parameters: { after } });
    const rows = recordsets[0] ?? [];
    for (const row of rows) yield letterOf(row, queue);
    if (rows.length < pageSize) return;
    after = text(rows.at(-1)?.rejectedMessageId);
  }
}

export async function readRejectedOne(
  pool: sql.ConnectionPool,
  queue: string,
  id: string,
): Promise<RejectedLetter | undefined> {
  const { recordsets } = await runBatch(await connected(pool), {
    text: `SELECT ${columns}\nWHERE r.rejectedMessageId = CAST(@id AS bigint);`,
    parameters: { id },
  });
  const [row] = recordsets[0] ?? [];
  return row && letterOf(row, queue);
}

/** The body as it was recorded, JSON; undefined where it is gone. */
export async function readRejectedBody(pool: sql.ConnectionPool, id: string): Promise<string | undefined> {
  const { recordsets } = await runBatch(await connected(pool), {
    text: 'SELECT r.body FROM ops.RejectedMessage AS r WHERE r.rejectedMessageId = CAST(@id AS bigint);',
    parameters: { id },
  });
  const [row] = recordsets[0] ?? [];
  return row && text(row.body);
}

function letterOf(row: Record<string, unknown>, queue: string): RejectedLetter {
  const kind = textOrNull(row.kind);
  return {
    origin: 'rejected',
    queue,
    number: text(row.rejectedMessageId),
    cause: text(row.code),
    detail: text(row.detail),
    kind: kind !== null && isKind(kind) ? kind : null,
    profileId: textOrNull(row.profileId),
    operationId: textOrNull(row.operationId),
    enqueuedAt: instantOrNull(row.enqueuedAt),
    rejectedAt: instant(row.createdDate),
    deliveryCount: count(row.deliveryCount),
    replays: 0,
    bytes: count(row.bytes),
  };
}
