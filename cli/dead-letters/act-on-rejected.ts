// Has rejected messages tried again, or takes them away for good.
//
//   replay:   record, and take the outcome `rejected` out of the inbox ──▶ send ──▶ record that it was accepted, and take the row away
//   discard:  record, put back an outcome that an interrupted replay took out, and take the row away: one transaction
//
// A command that the database refused is known to the inbox (ops.Operation), which would take it for a repeat. Its row goes with the record
// of the act, and nothing else changes: to the writer, and to whoever asks for the operation, it is a command that is on its way, and the
// inbox takes it once. Killed at any moment, the same act goes on: the row of ops.RejectedMessage goes last. (docs/adr/0014)
import type { ServiceBusMessage } from '@azure/service-bus';
import type sql from 'mssql';
import { readCommand } from '../../shared/commands/kinds';
import {
  actKeys,
  actRow,
  actTable,
  type By,
  finishActs,
  insertActs,
  interruptActs,
  selectBegun,
} from '../../shared/dead-letters/act-table';
import { fingerprintOf, lettersParameter, lockedProfiles, patiently } from '../../shared/dead-letters/acts';
import type { DeadLetter } from '../../shared/dead-letters/dead-letter';
import { messageOf } from '../../shared/messaging/message';
import { text } from '../../shared/sql/column';
import { type BatchResult, inTransaction, runBatch } from '../../shared/sql/transaction';
import { lockStatement } from '../../shared/writer/load-statements';
import { insertedColumns, type Row, rowsJson } from '../../shared/writer/row';
import { putOutcomesBack } from './forgotten-outcomes';
import { joinRejected, rejectedKeys, rejectedRows } from './rejected-rows';
import { type Unfitness, unfitness } from './unfitness';

/** Why a rejected message was left as it is. */
export type Unfit = 'gone' | Unfitness;

export interface RejectedDone {
  readonly done: readonly string[];
  readonly unfit: ReadonlyMap<string, Unfit>;
}

interface Begun {
  readonly number: string;
  readonly actId: string;
  readonly body: string;
}

/** `send` resolves when the queue has accepted all. Throws what it throws, or the database client. */
export async function replayRejected(
  pool: sql.ConnectionPool,
  letters: readonly DeadLetter[],
  by: By,
  send: (messages: readonly ServiceBusMessage[]) => Promise<void>,
): Promise<RejectedDone> {
  const unfit = new Map<string, Unfit>();
  const begun = await patiently(() => beginReplay(pool, letters, by, unfit));
  if (begun.length > 0) {
    await send(begun.map(messageFor));
    await patiently(() => finishReplay(pool, begun));
  }
  return { done: begun.map(({ number }) => number), unfit };
}

export async function discardRejected(
  pool: sql.ConnectionPool,
  letters: readonly DeadLetter[],
  by: By,
): Promise<RejectedDone> {
  return patiently(() =>
    inTransaction(pool, async (transaction) => {
      const bodies = await lockAndRead(transaction, letters, by);
      const there = letters.filter(({ number }) => bodies.has(number));
      const unfit = new Map(
        letters.flatMap(({ number }) => (bodies.has(number) ? [] : [[number, 'gone' as const] as const])),
      );
      if (there.length === 0) return { done: [], unfit };
      const numbers = there.map(({ number }) => number);
      const rows = there.map((letter) => actRow(letter, 'discard', 'done', by, fingerprint(bodies.get(letter.number))));
      await putOutcomesBack(transaction, numbers);
      await runBatch(transaction, {
        text: `${interruptActs}\n${insertActs}\n${deleteRejected}`,
        parameters: {
          ...lettersParameter(there, by),
          acts: rowsJson(insertedColumns(actTable), rows),
          rejected: rejectedKeys(numbers),
        },
      });
      return { done: numbers, unfit };
    }),
  );
}

function beginReplay(
  pool: sql.ConnectionPool,
  letters: readonly DeadLetter[],
  by: By,
  unfit: Map<string, Unfit>,
): Promise<Begun[]> {
  unfit.clear();
  return inTransaction(pool, async (transaction) => {
    const bodies = await lockAndRead(transaction, letters, by);
    const fit = letters.filter(({ number, cause }) => {
      const body = bodies.get(number);
      const why = body === undefined ? 'gone' : unfitness(cause, body);
      if (why !== undefined) unfit.set(number, why);
      return why === undefined;
    });
    if (fit.length === 0) return [];
    const rows: Row[] = fit.map((letter) =>
      actRow(letter, 'replay', 'begun', by, fingerprint(bodies.get(letter.number))),
    );
    const { recordsets } = await runBatch(transaction, {
      text: `${interruptActs}\n${insertActs}\n${forgetRejection}\n${selectBegun}`,
      parameters: {
        ...lettersParameter(fit, by),
        acts: rowsJson(insertedColumns(actTable), rows),
        rejected: rejectedKeys(fit.map(({ number }) => number)),
      },
    });
    return (recordsets[0] ?? []).map((row) => {
      const number = text(row.number);
      return { number, actId: text(row.deadLetterActId), body: bodies.get(number) ?? '' };
    });
  });
}

async function finishReplay(pool: sql.ConnectionPool, begun: readonly Begun[]): Promise<void> {
  await inTransaction(pool, (transaction) =>
    runBatch(transaction, {
      text: `${finishActs}\n${deleteRejected}`,
      parameters: {
        finished: actKeys(begun.map(({ actId }) => actId)),
        rejected: rejectedKeys(begun.map(({ number }) => number)),
      },
    }),
  );
}

/** As the edge sent it, but for its message id: that one may be known to the queue's duplicate detection still. */
function messageFor({ number, actId, body }: Begun): ServiceBusMessage {
  const read = readCommand(JSON.parse(body));
  if (!read.ok) throw new RangeError(`rejected message ${number} is no command`);
  return { ...messageOf(read.command), body: Buffer.from(body), messageId: `replay:${actId}:rejected-${number}` };
}

/** Bodies of those that are there still, by number. */
async function lockAndRead(
  transaction: sql.Transaction,
  letters: readonly DeadLetter[],
  by: By,
): Promise<ReadonlyMap<string, string>> {
  const looked: BatchResult = await runBatch(transaction, {
    text: `${lockStatement}\n${selectBodies}`,
    parameters: {
      ...lettersParameter(letters, by),
      locked: lockedProfiles(letters),
      rejected: rejectedKeys(letters.map(({ number }) => number)),
    },
  });
  return new Map((looked.recordsets[0] ?? []).map((row) => [text(row.rejectedMessageId), text(row.body)]));
}

function fingerprint(body = ''): string {
  return fingerprintOf(Buffer.from(body));
}

const selectBodies = `SELECT r.rejectedMessageId, r.body
FROM ${rejectedRows};`;

/** The outcome of what was rejected for the same reason, and of nothing else: what was applied since stays known. */
const forgetRejection = `DELETE o
FROM ops.Operation AS o
JOIN ops.RejectedMessage AS r ON r.profileId = o.profileId AND r.operationId = o.operationId AND r.code = o.errorCode
${joinRejected}
WHERE o.status = 'rejected';`;

const deleteRejected = `DELETE r
FROM ${rejectedRows};`;
