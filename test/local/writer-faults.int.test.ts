// What a real server does once in a while, on demand: deadlocks, throttling, and a commit whose answer never arrives.
import type sql from 'mssql';
import { migrationsFolder } from '../../cli/migrate/command';
import { migrateUp } from '../../cli/migrate/run';
import { readSteps } from '../../cli/migrate/steps';
import { type Fault, injectFault } from '../../local/sql-server/faults';
import { type StandIn, startStandIn } from '../../local/stand-in-process';
import { verifyChain } from '../../shared/audit/verify';
import { readChain } from '../../shared/reading/read-chain';
import { createPool } from '../../shared/sql/pool';
import { applyMessages } from '../../shared/writer/apply-messages';
import { aProject, aSubmit, idOf } from '../factories/commands';
import { chainKey } from '../factories/memory-database';
import { messageOf } from '../factories/messages';

let server: StandIn;
let pool: sql.ConnectionPool;
let next = 0x30_0000;

beforeAll(async () => {
  server = await startStandIn('sql-server/main.js', ['--port', '0', '--database', 'faults']);
  pool = createPool({ by: 'connection-string', connectionString: server.connectionString ?? '' });
  await pool.connect();
  await migrateUp(pool, await readSteps(migrationsFolder), () => undefined);
});
afterAll(async () => {
  await pool?.close();
  await server?.stop();
});

const faults: [string, Fault, number][] = [
  [
    'a deadlock while the profiles are locked',
    { kind: 'error', number: 1205, times: 1, matching: 'SET p.lockCount' },
    1,
  ],
  [
    'three deadlocks while rows are written',
    { kind: 'error', number: 1205, times: 3, matching: 'INSERT INTO audit.ChangeSet' },
    3,
  ],
  ['throttling', { kind: 'error', number: 40501, times: 2, matching: 'INSERT INTO ops.Operation' }, 2],
  [
    'a connection that dies before the commit',
    { kind: 'disconnect', when: 'before', times: 1, matching: 'COMMIT TRANSACTION' },
    1,
  ],
  [
    'a commit whose answer never arrives',
    { kind: 'disconnect', when: 'after', times: 1, matching: 'COMMIT TRANSACTION' },
    1,
  ],
];

test.each(faults)('%s is waited out: everything is applied, once', async (_, fault, expectedRetries) => {
  const profileId = idOf(next++);
  const submits = [1, 2].map((at) => aSubmit({ number: next++, at, profileId, payload: { projects: [aProject(at)] } }));
  let retries = 0;
  await injectFault(server.process, fault);
  await applyMessages(
    submits.map((one) => messageOf(one)),
    { pool, chainKey, retryBudgetMs: 30_000, onRetry: () => (retries += 1) },
  );
  expect(retries).toBe(expectedRetries);
  const chain = await readChain(pool, profileId);
  expect(chain?.sets.map((set) => set.operationId)).toEqual(submits.map((submit) => submit.operationId));
  expect(chain && verifyChain(chain.sets, chain.head, new Map([['1', chainKey.key]]))).toEqual({
    intact: true,
    length: 2,
  });
});
