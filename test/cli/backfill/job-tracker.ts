// The existing database of the job tracker beside ours, with so many users: the same rows each time.
import { load } from '../../../brownfield/load/load';
import { createTables } from '../../../brownfield/load/schema';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';

export async function jobTracker(users: number): Promise<FreshDatabase> {
  const database = await freshDatabase();
  try {
    await createTables(database.pool);
    await load(database.pool, { users, seed: 11 });
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}
