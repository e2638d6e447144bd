// How everything is looked up: one round trip with several result sets, and an answer within seconds even when SQL is away.
import { connected, loaded, type Pool } from '../sql/connected';
import { sqlFaultKind } from '../sql/faults';
import { type Batch, runBatch } from '../sql/transaction';
import { within } from '../within';
import { DatabaseUnavailable } from './errors';

export type Row = Readonly<Record<string, unknown>>;

const patienceMs = 4_000;

/** The result sets in the order of their statements. Throws DatabaseUnavailable after 4 s at the latest, or what is a defect. */
export async function run(pool: Pool, batch: Batch): Promise<readonly (readonly Row[])[]> {
  const client = await loaded(pool);
  const work = connected(client).then((ready) => runBatch(ready, batch));
  try {
    const { recordsets } = await within(patienceMs, work, noAnswer);
    return recordsets;
  } catch (error) {
    if (error instanceof DatabaseUnavailable || sqlFaultKind(error) !== 'passing') throw error;
    throw new DatabaseUnavailable(error);
  }
}

/** Resolves when the database answers, else rejects like every look-up. */
export async function probeDatabase(pool: Pool): Promise<void> {
  await run(pool, { name: 'probe', text: 'SELECT 1 AS answer;', parameters: {} });
}

function noAnswer(): Error {
  return new DatabaseUnavailable(new Error(`no answer in ${patienceMs} ms`));
}
