// The existing database of the job tracker beside ours, with so many users: the same rows each time.
import { load } from '../../../brownfield/load/load';
import { createTables } from '../../../brownfield/load/schema';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateUp } from '../../../cli/migrate/run';
import { readSteps } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';

/** `server`: the connection string of another one than that of all tests. */
export async function jobTracker(users: number, server?: string): Promise<FreshDatabase> {
  const database = await emptyDatabase(server);
  try {
    await migrateUp(database.pool, await readSteps(migrationsFolder), () => undefined);
    await createTables(database.pool);
    await load(database.pool, { users, seed: 11 });
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}
