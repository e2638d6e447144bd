// Users in batches, and what can be said of a range of them without a database.
import type { DirtName } from './dirt';
import type { Row, RowsByTable } from './rows';
import { generateUser } from './user';

export interface UserBatch {
  readonly users: number;
  readonly rows: RowsByTable;
  /** How many pieces of dirt are in the rows, by kind. */
  readonly dirt: ReadonlyMap<DirtName, number>;
}

/** The users `from` to `to`, both included, numbered from 1. */
export function generateBatch(seed: number, from: number, to: number): UserBatch {
  const rows = new Map<string, Row[]>();
  const dirt = new Map<DirtName, number>();
  for (let number = from; number <= to; number++) {
    const user = generateUser(seed, number);
    for (const [table, more] of user.rows) {
      const rowsOfTable = rows.get(table) ?? [];
      rowsOfTable.push(...more);
      rows.set(table, rowsOfTable);
    }
    for (const { kind } of user.planted) dirt.set(kind, (dirt.get(kind) ?? 0) + 1);
  }
  return { users: to - from + 1, rows, dirt };
}
