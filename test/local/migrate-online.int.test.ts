// Indexes that are built online, on a server that loses the connection or cannot give a lock in time.
import { migratePool } from '../../cli/migrate/command';
import { injectFault } from '../../local/sql-server/faults';
import { type StandIn, startStandIn } from '../../local/stand-in-process';
import { createPool } from '../../shared/sql/pool';
import { runMigrate } from '../cli/migrate/run-cli';

const [first, second] = ['IX_Change_item', 'IX_ChangeSet_operation'];
let server: StandIn;

beforeEach(async () => {
  server = await startStandIn('sql-server/main.js', ['--port', '0', '--database', 'faults']);
  await run('up', '--to', '7');
});
afterEach(async () => {
  await server?.stop();
});

const run = (...args: string[]) => runMigrate(server.connectionString, ...args);
const building = (index: string) => `CREATE NONCLUSTERED INDEX ${index} `;

async function indexes(): Promise<string[]> {
  const access = { by: 'connection-string', connectionString: server.connectionString ?? '' } as const;
  const pool = await createPool(access, migratePool(0)).connect();
  try {
    const { recordset } = await pool
      .request()
      .query<{ name: string }>(`SELECT name FROM sys.indexes WHERE name IN ('${first}', '${second}');`);
    return recordset.map(({ name }) => name).sort();
  } finally {
    await pool.close();
  }
}

test.each(['before', 'after'] as const)(
  'a connection that is lost %s an index is built takes the lock along: nothing is dropped, and what may be there is named',
  async (when) => {
    await injectFault(server.process, { kind: 'disconnect', times: 1, when, matching: building(second) });
    const { code, stderr } = await run('up', '--to', '8');
    expect(code).toBe(1);
    expect(stderr).toContain(`008-indexes failed and was not cleared away: ${first} is built and stays;`);
    expect(stderr).toContain(`${second} may be there too`);
    expect(await indexes()).toEqual(when === 'after' ? [second, first] : [first]);
    const next = await run('up', '--to', '8');
    expect(next.stdout).toContain(`${first} is there already`);
    expect(next.stdout).toContain('1 step applied.');
  },
);

test('a lock that is not to be had in time is asked for again', async () => {
  await injectFault(server.process, { kind: 'error', number: 1222, times: 3, matching: building(second) });
  const { code, stdout } = await run('up', '--to', '8');
  expect(code).toBe(0);
  expect(stdout).toContain('1 step applied.');
});

test('a lock that is not to be had at all ends the run, and the indexes that are finished stay for the next one', async () => {
  await injectFault(server.process, { kind: 'error', number: 1222, times: 4, matching: building(second) });
  const { code, stderr } = await run('up', '--to', '8');
  expect(code).toBe(1);
  expect(stderr).toContain(
    `008-indexes failed and was not cleared away: ${first} is built and stays. The next run finds`,
  );
  expect(stderr).toContain('--lock-timeout');
  expect(await indexes()).toEqual([first]);
  const next = await run('up', '--to', '8');
  expect(next.stdout).toContain(`${first} is there already`);
  expect(await indexes()).toEqual([second, first]);
});
