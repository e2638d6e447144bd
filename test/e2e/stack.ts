// The whole stack for one test file: in a temporary folder, on free ports, and stopped with nothing left behind.
import { randomInt } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type sql from 'mssql';
import { type PartName, type Ports, PortTaken } from '../../local/ports';
import { ownServices } from '../../local/services';
import { type Fault, injectFault } from '../../local/sql-server/faults';
import { type Stack, startStack } from '../../local/stack';
import { createPool } from '../../shared/sql/pool';
import { Client } from './client';
import { type GatedSql, gatedSql } from './gated-sql';
import { Tokens } from './tokens';

export interface TestStack {
  readonly client: Client;
  /** To look at the rows behind the app's back. */
  readonly pool: sql.ConnectionPool;
  readonly settings: Stack['settings'];
  /** kill -9; it stays away until `restart`. */
  kill(part: PartName): Promise<void>;
  /** `changed`: settings that it finds from now on. */
  restart(part: PartName, changed?: Readonly<Record<string, string>>): Promise<void>;
  /** On the stand-in; a real server is left alone. */
  injectSqlFault(fault: Fault): Promise<void>;
  rows(statement: string): Promise<readonly Row[]>;
  /** What the parts have said so far. */
  log(): readonly string[];
  stop(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface TestStackOptions {
  /** Of every queue, instead of the deployed one: ISO 8601. A killed app's messages come again after it. */
  readonly lockDuration?: string;
  /** The same, of deliveries: what fails so often is dead-lettered. */
  readonly maxDeliveryCount?: number;
  /** The folder of another package than bundle/. */
  readonly app?: string;
  /** Added to the app's settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** On the SQL stand-in; or, where E2E_SQL_CONNECTION_STRING names a server, on a database of its own there. */
export async function startTestStack(options: TestStackOptions = {}): Promise<TestStack> {
  const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-e2e-'));
  const server = process.env.E2E_SQL_CONNECTION_STRING;
  const gated = server ? await gatedSql(server) : undefined;
  const said: string[] = [];
  const stack = await onFreePorts((ports) =>
    startStack({
      data: join(folder, 'data'),
      ports,
      ...(options.app ? { app: options.app } : {}),
      env: {
        ...process.env,
        ...ownServices,
        ...(gated ? { SQL_CONNECTION_STRING: gated.connectionString } : {}),
        ...options.env,
      },
      ...queuesOf(folder, options),
      onLog: (part, line) => {
        said.push(line);
        remember(part, line);
      },
    }),
  );
  const connectionString = gated?.directConnectionString ?? stack.settings.SQL_CONNECTION_STRING ?? '';
  const pool = createPool({ by: 'connection-string', connectionString });
  pool.on('error', () => undefined);
  await pool.connect();
  return {
    client: new Client(stack.url, new Tokens(stack.settings.OIDC_ISSUER ?? '')),
    pool,
    settings: stack.settings,
    kill: (part) => kill(stack, part, gated),
    restart: (part, changed) => {
      Object.assign(stack.settings, changed);
      return restart(stack, part, gated);
    },
    async injectSqlFault(fault) {
      const server = stack.part('sql-server');
      if (server) await injectFault(server.process, fault);
    },
    rows: async (statement) => (await pool.request().query(statement)).recordset,
    log: () => said,
    async stop() {
      await pool.close();
      await stack.stop();
      await gated?.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Below the range from which the system gives out ports by itself, and each of Jest's workers in a part of its own: a port whose part was
 * killed must not be taken by some other connection, or another test's stack, before the part is back.
 */
async function onFreePorts(start: (ports: Ports) => Promise<Stack>): Promise<Stack> {
  for (let attempt = 1; ; attempt++) {
    const worker = Number(process.env.JEST_WORKER_ID ?? 1) % 8;
    const first = 15_000 + 2_000 * worker + 5 * randomInt(400);
    const ports = {
      'functions-host': first,
      'service-bus': first + 1,
      'sql-server': first + 2,
      'blob-storage': first + 3,
      issuer: first + 4,
    };
    try {
      return await start(ports);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function queuesOf(
  folder: string,
  { lockDuration, maxDeliveryCount }: TestStackOptions,
): { readonly queuesFile?: string } {
  if (lockDuration === undefined && maxDeliveryCount === undefined) return {};
  const queues = JSON.parse(readFileSync(join(__dirname, '..', '..', 'infra', 'queues.json'), 'utf8')) as object[];
  const changed = { ...(lockDuration && { lockDuration }), ...(maxDeliveryCount && { maxDeliveryCount }) };
  const queuesFile = join(folder, 'queues.json');
  writeFileSync(queuesFile, JSON.stringify(queues.map((queue) => ({ ...queue, ...changed }))));
  return { queuesFile };
}

/** With E2E_LOG: what the parts say, in that file. */
function remember(part: PartName, line: string): void {
  const file = process.env.E2E_LOG;
  if (file) appendFileSync(file, `${new Date().toISOString()} ${part}: ${line}\n`);
}

async function kill(stack: Stack, part: PartName, gated: GatedSql | undefined): Promise<void> {
  if (part === 'sql-server' && gated) return gated.shut();
  await stack.part(part)?.kill();
}

async function restart(stack: Stack, part: PartName, gated: GatedSql | undefined): Promise<void> {
  if (part === 'sql-server' && gated) return gated.open();
  await stack.restart(part);
}
