// load → decide → save: one transaction, four round trips (begin, load, save, commit) whatever the size of the batch.
import type { ChainKey } from '../audit/chain-keys';
import type { Pool } from '../sql/connected';
import { inTransaction, runBatch } from '../sql/transaction';
import { countCommitted } from './count-committed';
import { type Decision, decide, type Told } from './decide';
import { loadBatch } from './load';
import { loadedState } from './loaded';
import type { ReceivedCommand, Rejection } from './received';
import { newSalt } from './salt';
import { checkRowCounts, joined, type SaveBatch, saveBatch } from './save';
import { appendedRows } from './tables';

export interface WriterTools {
  readonly pool: Pool;
  readonly chainKey: ChainKey;
}

/**
 * An erasure touches every row of a history, which may be long, and must not run out of time at each try. Should it outlast the lock of its
 * messages, their redelivery waits for it and finds it done. The trigger keeps the commands of other profiles out of its batch.
 */
const erasureTimeoutMs = 120_000;

/** How many commands came to each end. */
export type Counts = { readonly [told in Told]?: number };

/**
 * Applies the commands, records the rejections and runs what goes alongside, all or nothing. A message that nobody can read is recorded under the lock of the
 * profile that it names: an erasure is either done, and its body is left out, or finds its row. Throws what the database client throws.
 */
export async function writeBatch(
  tools: WriterTools,
  commands: readonly ReceivedCommand[],
  unreadable: readonly Rejection[],
  alongside?: SaveBatch,
): Promise<Counts> {
  const named = unreadable.flatMap(({ profileId }) => profileId ?? []);
  const { decision, written } = await inTransaction(tools.pool, async (transaction) => {
    const load = loadBatch(
      commands.map((one) => one.command),
      named,
    );
    const loaded = await runBatch(transaction, load);
    const decision =
      commands.length === 0
        ? nothingDecided
        : decide(loadedState(load, loaded), commands, { chainKey: tools.chainKey, newSalt });
    const decided = saveBatch({ ...decision, rejections: [...unreadable, ...decision.rejections] });
    const save = alongside ? joined([decided, alongside]) : decided;
    if (save.expectedRows.length === 0) return { decision, written: [] };
    const timeoutMs = decision.workspaces.some((one) => one.isErased) ? erasureTimeoutMs : undefined;
    const { rowsAffected } = await runBatch(transaction, save, timeoutMs);
    checkRowCounts(save, rowsAffected);
    return { decision, written: rowsAffected.map((rows, index) => ({ rows, table: save.tables?.[index] })) };
  });
  countCommitted({ told: decision.told, unreadable: unreadable.length, written, at: Date.now() });
  return countsOf(decision);
}

const nothingDecided: Decision = { workspaces: [], appended: appendedRows(), rejections: [], told: [] };

export function countsOf(decision: Decision): Counts {
  const counts: { [told in Told]?: number } = {};
  for (const { outcome } of decision.told) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
