// What a connection does that names no database, or one of the server's own.
import { runMigrate } from './run-cli';

const inMaster = (process.env.SQL_CONNECTION_STRING ?? '')
  .replace(/;?\s*(database|initial catalog)\s*=[^;]*/i, '')
  .concat(';Database=master');

test.each(['up', 'down', 'baseline'])('%s refuses a system database, and says how to name another', async (action) => {
  const { code, stdout, stderr } = await runMigrate(inMaster, action);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^The connection is to master, a system database: nothing was done\..*Database=/);
});
