// `stepkeeper audit verify` over all profiles: a connection that is lost is waited out, and what ends a run tells where to go on.
import { verify } from '../../../cli/audit/verify';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import { createPool } from '../../../shared/sql/pool';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf } from '../../factories/commands';
import { proxyTo } from '../../factories/cut-proxy';
import { chainKey } from '../../factories/memory-database';
import { write } from '../../shared/reading/written';
import { startCli } from '../migrate/run-cli';

const setting = chainKeysText([chainKey]);
const keys = parseChainKeys(setting);
const ids = [1, 2, 3, 4].map((number) => idOf(0xf00 + number));
const goesOn = /^(\d) profiles, .*; not all were looked at: the same command goes on with --after (\S+)$/;

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  for (const [at, profileId] of ids.entries()) await write(database, aDraft({ profileId, number: at + 1, at }));
}, 60_000);
afterAll(() => database.drop());

/** What is printed, and with what it ends. */
async function verified(pool = database.pool, ...args: string[]): Promise<{ lines: string[]; error?: unknown }> {
  const lines: string[] = [];
  const ended = await verify(args, pool, keys, (line) => lines.push(line)).then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  return { lines, ...ended };
}

test('the command waits out a connection that is lost in the middle', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  try {
    proxy.cutAt = (packets) => (packets > 20 && proxy.cuts === 0 ? 'before' : undefined);
    const ended = await startCli(through, ['audit', 'verify'], { AUDIT_CHAIN_KEYS: setting }).ended;
    expect(proxy.cuts).toBe(1);
    expect(ended).toMatchObject({ code: 0, stdout: '4 profiles, 4 intact change sets, 0 broken chains\n', stderr: '' });
  } finally {
    await proxy.close();
  }
});

test('a run that the database ends tells where to go on, and the next begins there', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  const pool = createPool({ by: 'connection-string', connectionString: through });
  await pool.connect();
  try {
    proxy.cutAt = (packets) => (packets > 20 ? 'before' : undefined);
    const { lines, error } = await verified(pool);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    const [, seen, last = ''] = goesOn.exec(lines.join('\n')) ?? [];
    expect(ids.indexOf(last) + 1).toBe(Number(seen));
    const left = ids.length - Number(seen);
    const rest = await verified(database.pool, '--after', last);
    expect(rest).toEqual({ lines: [`${left} profiles, ${left} intact change sets, 0 broken chains`] });
  } finally {
    await pool.close();
    await proxy.close();
  }
});

test('a broken chain is told with what to do, and a stop with where to go on', async () => {
  const actorOf = (profileId: string, actor: string) =>
    database.pool.request().query(`UPDATE audit.ChangeSet SET actorId = N'${actor}' WHERE profileId = '${profileId}';`);
  const [, second = ''] = ids;
  await actorOf(second, 'else');
  try {
    const told = await startCli(database.connectionString, ['audit', 'verify'], { AUDIT_CHAIN_KEYS: setting }).ended;
    expect([told.code, told.stdout]).toEqual([
      1,
      expect.stringMatching(`^${second}: broken at change set 1: hash-differs`),
    ]);
    expect(told.stderr).toMatch(/^1 of 4 audit chains do not verify\. .*evidence: leave them.*audit anchors verify/);

    const lines: string[] = [];
    const stopAtFirst = (line: string) => {
      if (lines.push(line) === 1) process.emit('SIGINT');
    };
    await expect(verify([], database.pool, keys, stopAtFirst)).rejects.toThrow('1 of 2 audit chains');
    expect(lines[1]).toMatch(goesOn);
    expect(lines[1]).toContain(second);
    expect(process.exitCode).toBe(130);
  } finally {
    process.exitCode = undefined;
    await actorOf(second, 'candidate-1');
  }
});

test.each([['no-uuid'], [ids[0] ?? '', '--profile', ids[1] ?? '']])('--after %s is typed wrong', async (...after) => {
  const { code, stderr } = await startCli(database.connectionString, ['audit', 'verify', '--after', ...after], {
    AUDIT_CHAIN_KEYS: setting,
  }).ended;
  expect([code, stderr]).toEqual([2, expect.stringMatching(/\n--after wants a UUID.*\n$/)]);
});
