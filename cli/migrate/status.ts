// `migrate status`: which steps the database has, which are pending, and what does not belong together.
import type sql from 'mssql';
import { HistoryFaulty } from './errors';
import { appliedSteps } from './history';
import { historyFaults, standingWords } from './standing';
import type { Step } from './steps';

/** Throws HistoryFaulty, after it has printed what there is. */
export async function status(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<void> {
  const applied = await appliedSteps(pool);
  const faults = historyFaults(applied, steps);
  const rows = new Map(applied.map((one) => [one.number, one]));
  const strangers = applied.filter(({ number }) => number > steps.length);
  for (const { number, name } of [...steps, ...strangers]) {
    const row = rows.get(number);
    const kinds = faults.filter((fault) => fault.number === number).map((fault) => words[fault.kind]);
    const when = row ? `applied ${row.appliedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC` : 'pending';
    print([name.padEnd(24), when, ...kinds].join('  '));
  }
  if (faults.length > 0) throw new HistoryFaulty(faults.map((fault) => fault.told));
  const pending = steps.length - applied.length;
  const rest = pending === 0 ? 'Nothing is pending.' : `${pending} pending: stepkeeper migrate up applies them.`;
  print(`${standingWords(steps[applied.length - 1])} ${rest}`);
}

const words = {
  newer: 'UNKNOWN TO THIS VERSION',
  gap: 'MISSING BEFORE LATER STEPS',
  renamed: 'FILE RENAMED SINCE',
  changed: 'FILE CHANGED SINCE',
} as const;
