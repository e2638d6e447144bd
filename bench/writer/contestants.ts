// Who writes the same commands in which way, each into a database of its own.
import type sql from 'mssql';
import { applyMessages } from '../../shared/writer/apply-messages';
import type { Message } from '../../shared/writer/received';
import { type LimitBatch, LimitWriter } from './limit';
import { writeRowByRow } from './row-by-row';
import { decideTools } from './tools';

export interface Contestant {
  /** For what has to be there before the clock runs. */
  prepare?(messages: readonly Message[]): Promise<void>;
  write(messages: readonly Message[]): Promise<void>;
}

/** The writer itself, in batches of that size. */
export function batchContestant(pool: sql.ConnectionPool, size: number): Contestant {
  return { write: (messages) => writeInBatches(pool, messages, size) };
}

export function rowByRowContestant(pool: sql.ConnectionPool): Contestant {
  return { write: (messages) => writeRowByRow(pool, messages) };
}

export function limitContestant(pool: sql.ConnectionPool, size: number): Contestant {
  const limit = new LimitWriter(pool);
  let batches: LimitBatch[] = [];
  return {
    async prepare(messages) {
      batches = [];
      for (const batch of inBatches(messages, size)) batches.push(await limit.prepare(batch));
    },
    async write() {
      for (const batch of batches) await limit.write(batch);
    },
  };
}

export async function writeInBatches(
  pool: sql.ConnectionPool,
  messages: readonly Message[],
  size: number,
): Promise<void> {
  for (const batch of inBatches(messages, size)) {
    // No second try: what fails here is to be seen.
    await applyMessages(batch, { pool, chainKey: decideTools.chainKey, retryBudgetMs: 0 });
  }
}

function inBatches(messages: readonly Message[], size: number): Message[][] {
  return Array.from({ length: Math.ceil(messages.length / size) }, (_none, index) =>
    messages.slice(index * size, (index + 1) * size),
  );
}
