// How everything is looked up: one round trip with several result sets, and an answer within seconds even when SQL is away.
import { connected, loaded, type Pool } from '../sql/connected';
import { sqlFaultKind } from '../sql/faults';
import { retryWhilePassing } from '../sql/retry';
import { type Batch, runBatch } from '../sql/transaction';
import { within } from '../within';
import { DatabaseUnavailable } from './errors';

export type Row = Readonly<Record<string, unknown>>;

/** Of a look-up, in milliseconds. */
export interface Patience {
  /** For one try. */
  readonly answerMs: number;
  /** No try is begun after that. */
  readonly retryMs: number;
}

/** Somebody waits for the answer, and can ask again. */
const usual: Patience = { answerMs: 4_000, retryMs: 0 };
const patienceOf = new WeakMap<Pool, Patience>();

/** For look-ups that make up one long work, which would have to begin again: those of this pool have more patience from now on. */
export function lookUpPatiently(pool: Pool, patience: Patience): void {
  patienceOf.set(pool, patience);
}

/** The result sets in the order of their statements. Throws DatabaseUnavailable when patience ends, usually after 4 s, or what is a defect. */
export function run(pool: Pool, batch: Batch): Promise<readonly (readonly Row[])[]> {
  return tried(pool, batch, patienceOf.get(pool) ?? usual);
}

/** The same for what writes, and may not be done twice: whether it was done is not known after DatabaseUnavailable. */
export function runOnce(pool: Pool, batch: Batch): Promise<readonly (readonly Row[])[]> {
  return tried(pool, batch, usual);
}

async function tried(pool: Pool, batch: Batch, { answerMs, retryMs }: Patience): Promise<readonly (readonly Row[])[]> {
  const client = await loaded(pool);
  const once = () =>
    within(
      answerMs,
      connected(client).then((ready) => runBatch(ready, batch)),
      () => noAnswer(answerMs),
    );
  try {
    const { recordsets } = await retryWhilePassing(once, { deadline: Date.now() + retryMs });
    return recordsets;
  } catch (error) {
    if (sqlFaultKind(error) !== 'passing') throw error;
    throw new DatabaseUnavailable(error);
  }
}

/** Resolves when the database answers, else rejects like every look-up. */
export async function probeDatabase(pool: Pool): Promise<void> {
  await run(pool, { name: 'probe', text: 'SELECT 1 AS answer;', parameters: {} });
}

/** With the code that the client has for a statement without an answer. */
function noAnswer(answerMs: number): Error {
  return Object.assign(new Error(`no answer in ${answerMs} ms`), { code: 'ETIMEOUT' });
}
