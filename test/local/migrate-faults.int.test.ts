// What a real server does to a migration once in a while, on demand: no right, a lost connection, a commit whose answer never arrives.
import { injectFault } from '../../local/sql-server/faults';
import { type StandIn, startStandIn } from '../../local/stand-in-process';
import { runMigrate } from '../cli/migrate/run-cli';

let server: StandIn;

beforeEach(async () => {
  server = await startStandIn('sql-server/main.js', ['--port', '0', '--database', 'faults']);
});
afterEach(async () => {
  await server?.stop();
});

const run = (...args: string[]) => runMigrate(server.connectionString, ...args);

test('a login without the right to create tables is told which right it lacks, and nothing stays', async () => {
  await injectFault(server.process, { kind: 'error', number: 262, times: 1, matching: 'CREATE TABLE profile.Profile' });
  const { code, stderr } = await run('up');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /002-profile failed and was rolled back: nothing of it stays\.\nStatement \(002-profile\.up\.sql, line 4\)/,
  );
  expect(stderr).toMatch(/Reason: error 262/);
  expect(stderr).toContain('Migrations need db_ddladmin, db_datareader and db_datawriter');
  expect((await run('status')).stdout).toMatch(/001-schemas +applied .*\n002-profile +pending/);
});

test('a connection that is lost in a step is told, and the next run goes on', async () => {
  await injectFault(server.process, {
    kind: 'disconnect',
    times: 1,
    when: 'before',
    matching: 'CREATE TABLE profile.Education',
  });
  const { code, stderr } = await run('up', '--to', '4');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^003-sections failed and was rolled back/);
  expect(stderr).toContain('The connection to the server was lost.');
  expect((await run('up', '--to', '4')).stdout).toContain('2 steps applied.');
});

test('when the answer to the commit is lost, nobody claims to know: status tells', async () => {
  await injectFault(server.process, { kind: 'disconnect', times: 1, when: 'after', matching: 'COMMIT TRANSACTION' });
  const { code, stderr } = await run('up', '--to', '1');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^001-schemas failed while it was being committed: `migrate status` tells/);
  expect((await run('status')).stdout).toMatch(/001-schemas +applied/);
});

test('a deadlock is told as what passes', async () => {
  await injectFault(server.process, { kind: 'error', number: 1205, times: 1, matching: 'CREATE SCHEMA audit' });
  const { stderr } = await run('up', '--to', '1');
  expect(stderr).toMatch(/1205[\s\S]*running it again is all that is needed/);
});
