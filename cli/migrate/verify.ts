// `migrate verify`: whether the database is what its history says: the applied files as they are, the live schema as they make it.
import type sql from 'mssql';
import { CheckFailed } from './errors';
import { appliedSteps } from './history';
import { verificationLines, verifySchema } from './schema/verify-schema';
import { historyFaults } from './standing';
import type { Step } from './steps';

/** Throws CheckFailed when either does not hold, after it has printed every difference. Nothing is changed. */
export async function verify(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<void> {
  const applied = await appliedSteps(pool);
  const faults = historyFaults(applied, steps);
  for (const fault of faults) print(fault.told);
  if (faults.length === 0) print(`${applied.length} applied files are as they were applied.`);
  // Without the file of a step nobody knows what it makes.
  if (faults.some(({ kind }) => kind === 'newer' || kind === 'gap'))
    throw new CheckFailed('The schema was not compared: the history does not fit the migration files.');
  const verification = await verifySchema(pool, steps, applied.length);
  for (const line of verificationLines(verification)) print(line);
  const { length } = verification.differences;
  const found = [
    ...(faults.length > 0
      ? [faults.length === 1 ? '1 applied file differs' : `${faults.length} applied files differ`]
      : []),
    ...(length > 0 ? [length === 1 ? '1 difference of the schema' : `${length} differences of the schema`] : []),
  ];
  if (found.length > 0) throw new CheckFailed(`The database does not verify: ${found.join(', ')}.`);
}
