// What a database has, to be compared before and after: every fact of our schemas, but names that the server has made up, and the
// rows of the history.
import type sql from 'mssql';
import { appliedSteps } from '../../../cli/migrate/history';
import { liveSchema } from '../../../cli/migrate/schema/verify-schema';
import type { Step } from '../../../cli/migrate/steps';

export async function factsOf(pool: sql.ConnectionPool, steps: readonly Step[]): Promise<string[]> {
  const schema = (await liveSchema(() => pool.request(), steps)).map(({ key, value }) => `${key} ${value}`);
  const history = (await appliedSteps(pool)).map((step) => `history ${step.name} ${step.checksum}`);
  return [...schema, ...history].sort();
}
