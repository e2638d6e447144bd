// Rows of the source that no user owns: nobody's profile can have them, so they are told and left out.
import type { Finding } from './store/batch-record';
import type { Checkpoint } from './store/runs';

export const strayCode = 'no-such-user';

export const strayWhy = 'No user owns the row.';

export function strayFinding(source: string, tableName: string, rowKey: string): Finding {
  return { source, tableName, rowKey, columnName: null, field: null, code: strayCode, why: strayWhy, isLeftOut: true };
}

/** `strays`: how many there are, by source. No page of users has read them. */
export function withStrays(
  checkpoints: readonly Checkpoint[],
  strays: ReadonlyMap<string, number>,
): readonly Checkpoint[] {
  return checkpoints.map((one) => {
    const count = strays.get(one.source) ?? 0;
    return { ...one, rowsRead: one.rowsRead + count, itemsLeftOut: one.itemsLeftOut + count };
  });
}
