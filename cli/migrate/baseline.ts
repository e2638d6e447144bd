// `migrate baseline`: adopts a database whose tables are there already, made by hand or from a plan: it enters them in the history.
import sql from 'mssql';
import { inTransaction } from '../../shared/sql/transaction';
import { BaselineRefused } from './errors';
import { appliedSteps, createHistory, hasHistory, rememberStep } from './history';
import { requireLock } from './lock';
import { verificationLines, verifySchema } from './schema/verify-schema';
import { standingWords } from './standing';
import type { Step } from './steps';

/** `to`: the number of the newest step that the tables have. Throws BaselineRefused with every difference; nothing is changed then. */
export async function baseline(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  to: number,
  print: (line: string) => void,
): Promise<void> {
  const applied = await appliedSteps(pool);
  if (applied.length > 0)
    throw new BaselineRefused(
      `The database has a history already (${applied.length} steps): nothing was done. migrate status shows it, migrate up goes on from it.`,
    );
  const verification = await verifySchema(pool, steps, to);
  const lines = verificationLines(verification);
  if (verification.differences.length > 0)
    throw new BaselineRefused(
      `${lines.join('\n')}\nNothing was done. Bring the tables to what the steps make, or say with --to which step they have; an empty database wants migrate up.`,
    );
  const adopted = steps.slice(0, to);
  await enter(pool, adopted);
  for (const line of lines) print(line);
  for (const step of adopted) print(`entered ${step.name}`);
  print(standingWords(adopted.at(-1)));
}

async function enter(pool: sql.ConnectionPool, adopted: readonly Step[]): Promise<void> {
  const isThere = await hasHistory(pool);
  await inTransaction(pool, async (transaction) => {
    const request = () => new sql.Request(transaction);
    await requireLock(request());
    if (!isThere) await request().batch(createHistory);
    for (const step of adopted) await rememberStep(request(), step);
  });
}
