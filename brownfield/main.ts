#!/usr/bin/env node
// `npm run brownfield`: makes the existing job tracker's 31 tables in a database and fills them.
import { endWith } from '../cli/usage';
import { createPool } from '../shared/sql/pool';
import { NoConnectionString } from './errors';
import { load } from './load/load';
import { createTables, dropTables } from './load/schema';
import { help, parseBrownfieldOptions } from './options';
import { progressTo } from './progress';

async function main(args: readonly string[]): Promise<void> {
  const options = parseBrownfieldOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const connectionString = process.env.SQL_CONNECTION_STRING;
  if (!connectionString) throw new NoConnectionString();
  const pool = createPool({ by: 'connection-string', connectionString }, { max: 1, requestTimeoutMs: 0 });
  try {
    await pool.connect();
    if (options.drop && (await dropTables(pool))) process.stderr.write('dropped the 31 tables that were there\n');
    await createTables(pool);
    const start = performance.now();
    const loaded = await load(pool, { ...options, onProgress: progressTo(process.stderr, options.users) });
    const seconds = (performance.now() - start) / 1000;
    const rate = Math.round(loaded.rows / seconds);
    process.stdout.write(
      `31 tables, ${loaded.users} users, ${loaded.rows} rows (${loaded.dirt} pieces of dirt) in ${seconds.toFixed(1)} s, ${rate} rows/s\n`,
    );
  } finally {
    await pool.close();
  }
}

main(process.argv.slice(2)).catch(endWith(help, ({ message }) => message));
