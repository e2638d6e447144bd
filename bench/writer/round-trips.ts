// Counts what the writer says to the server, on the wire, and how long each answer takes.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sql from 'mssql';
import { createPool } from '../../shared/sql/pool';
import { applyMessages } from '../../shared/writer/apply-messages';
import type { Message } from '../../shared/writer/received';
import { median } from '../statistics';
import type { RoundTrip } from './tds-proxy';
import { decideTools } from './tools';

/** Milliseconds of one batch: the server's answer times, and between load and save what the writer does itself. */
export interface Phases {
  readonly begin: number;
  readonly load: number;
  readonly decide: number;
  readonly save: number;
  readonly commit: number;
}

export interface Watched {
  /** The most messages that one batch sent, from begin to commit. */
  readonly roundTripsPerBatch: number;
  /** What the save of a batch sends, statements and rows together: a median over the batches of the largest size. */
  readonly savedBytesPerBatch: number;
  /** Medians over the batches of the largest size. */
  readonly phases: Phases;
}

/** Writes each batch through a proxy. The last batches should be those of the largest size. */
export async function watchBatches(connectionString: string, batches: readonly Message[][]): Promise<Watched> {
  const { server, port = 1433 } = sql.ConnectionPool.parseConnectionString(connectionString);
  const worker = new Worker(join(__dirname, 'tds-proxy.js'), { workerData: { host: server, port } });
  try {
    const [address] = (await once(worker, 'message')) as [AddressInfo];
    const pool = createPool({ by: 'connection-string', connectionString: through(connectionString, address.port) });
    const seen: RoundTrip[][] = [];
    try {
      await (await pool.connect()).request().query('SELECT 1 AS ready;');
      await noted(worker);
      for (const messages of batches) {
        await applyMessages(messages, { pool, chainKey: decideTools.chainKey, retryBudgetMs: 0 });
        seen.push(await noted(worker));
      }
    } finally {
      await pool.close();
    }
    const largest = Math.max(...batches.map((messages) => messages.length));
    const large = seen.filter((_trips, index) => batches[index]?.length === largest);
    return {
      roundTripsPerBatch: Math.max(...seen.map((trips) => trips.length)),
      savedBytesPerBatch: median(large.map((trips) => inOrder(trips).save.sentBytes)),
      phases: mediansOf(large.map(phasesOf)),
    };
  } finally {
    await worker.terminate();
  }
}

async function noted(worker: Worker): Promise<RoundTrip[]> {
  worker.postMessage('noted');
  const [trips] = (await once(worker, 'message')) as [RoundTrip[]];
  return trips;
}

function inOrder(trips: readonly RoundTrip[]) {
  const [begin, load, save, commit] = trips;
  if (!begin || !load || !save || !commit) throw new RangeError(`a batch of ${trips.length} round trips`);
  return { begin, load, save, commit };
}

function phasesOf(trips: readonly RoundTrip[]): Phases {
  const { begin, load, save, commit } = inOrder(trips);
  const took = ({ sentAt, answeredAt }: RoundTrip) => answeredAt - sentAt;
  return {
    begin: took(begin),
    load: took(load),
    decide: save.sentAt - load.answeredAt,
    save: took(save),
    commit: took(commit),
  };
}

function mediansOf(all: readonly Phases[]): Phases {
  const of = (name: keyof Phases) => median(all.map((one) => one[name]));
  return { begin: of('begin'), load: of('load'), decide: of('decide'), save: of('save'), commit: of('commit') };
}

/** The same database by way of the proxy, unencrypted, for the packets are to be read. */
function through(connectionString: string, port: number): string {
  const rest = connectionString
    .split(';')
    .filter((part) => !/^\s*(server|data source|addr|address|network address|encrypt)\s*=/i.test(part));
  return [`Server=127.0.0.1,${port}`, 'Encrypt=false', ...rest].join(';');
}
