// A result of the engine as a result set of TDS.
import type { EngineResult } from './engine/worker-messages';
import { wireType } from './tds/columns';
import type { Answer } from './tds/tokens';
import { unnamed } from './translate/queries';

export function sendRows({ columns, rows }: EngineResult, answer: Answer): void {
  const typed = columns.map(({ name, type, modifier }, i) => {
    const cells = rows.map((row) => row[i] ?? null);
    return { name: name === unnamed ? '' : name, wire: wireType(type, modifier, cells) };
  });
  answer.resultSet(typed, rows);
}

/** The answer to SELECT 1. */
export function sendOne(answer: Answer): void {
  const int4 = 23;
  sendRows({ columns: [{ name: unnamed, type: int4, modifier: -1 }], rows: [['1']], rowCount: 1 }, answer);
  answer.statementDone(1);
}
