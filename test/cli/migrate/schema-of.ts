// What tests of the schema share: its facts in lines, live and as the migrations make it.
import sql from 'mssql';
import { expectedSchema } from '../../../cli/migrate/schema/expected-schema';
import { lineOf, type SchemaFact } from '../../../cli/migrate/schema/fact';
import { liveSchema } from '../../../cli/migrate/schema/verify-schema';
import type { Step } from '../../../cli/migrate/steps';

/** Without the names that the server has made up, which are others each time. */
export const linesOf = (facts: readonly SchemaFact[]): string[] =>
  facts.map((fact) => lineOf({ ...fact, foreignName: undefined }));

/** The live facts, of the schemas that any of the steps creates. */
export function liveFacts(pool: sql.ConnectionPool, steps: readonly Step[]): Promise<SchemaFact[]> {
  return liveSchema(() => pool.request(), steps);
}

/** The facts that the first steps make. */
export async function expectedFacts(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  upTo = steps.length,
): Promise<SchemaFact[]> {
  const transaction = new sql.Transaction(pool);
  await transaction.begin();
  try {
    return await expectedSchema(transaction, steps, upTo);
  } finally {
    await transaction.rollback().catch(() => undefined);
  }
}
