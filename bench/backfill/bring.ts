// A process that does nothing but bring an existing database over, as `stepkeeper backfill run` does, and tells how long it took and
// what memory it held.
import { chooseRun } from '../../cli/backfill/choose-run';
import { openMapping } from '../../cli/backfill/open-mapping';
import { goOn } from '../../cli/backfill/run';
import { readCheckpoints } from '../../cli/backfill/store/runs';
import { Pace } from '../../cli/pace';
import { createPool } from '../../shared/sql/pool';

export interface Bringing {
  readonly seconds: number;
  readonly users: number;
  readonly items: number;
  /** Bytes, right after garbage collections, in the order of the run. */
  readonly samples: readonly { readonly rss: number; readonly heap: number }[];
  /** Bytes: the most that the process ever held, garbage included. */
  readonly peakRss: number;
}

const pageSize = 500;
const samplesWanted = 20;
/** Users. The first pages load code, fill the caches that stay and take the process to its working size. */
const warmUp = 10_000;
const retryBudgetMs = 60_000;
const chainKey = { id: 'bench', key: Buffer.alloc(32, 1) };

/** Without pauses; the collections for the samples are taken off the time. */
async function bring(connectionString: string, mappingFile: string, users: number): Promise<Bringing> {
  const { gc } = globalThis;
  if (!gc) throw new Error('run with --expose-gc');
  const pool = createPool({ by: 'connection-string', connectionString }, { max: 4, requestTimeoutMs: 600_000 });
  await pool.connect();
  const opened = await openMapping(pool, mappingFile);
  const { run } = await chooseRun(pool, opened, false);
  const samples: { rss: number; heap: number }[] = [];
  let pausedMs = 0;
  const every = Math.max(pageSize, Math.ceil(users / samplesWanted / pageSize) * pageSize);
  const onPage = (read: number) => {
    if (read % every !== 0 || read < Math.min(warmUp, users / 2)) return;
    const begun = performance.now();
    gc();
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ rss, heap: heapUsed });
    pausedMs += performance.now() - begun;
  };
  const pace = new Pace({ rowsPerSecond: undefined });
  const start = performance.now();
  await goOn(run, {
    reader: { pool, mapping: opened.mapping, statements: opened.statements, size: pageSize, retryBudgetMs },
    writer: { pool, chainKey, retryBudgetMs },
    pace,
    stop: new AbortController().signal,
    requireLock: async () => undefined,
    onPage,
  });
  const seconds = (performance.now() - start - pausedMs) / 1000;
  const checkpoints = await readCheckpoints(pool, run.runId);
  const items = checkpoints
    .filter(({ source }) => source !== 'profiles')
    .reduce((sum, one) => sum + one.itemsBrought, 0);
  await pool.close();
  return { seconds, users, items, samples, peakRss: process.resourceUsage().maxRSS * 1024 };
}

bring(process.env.SQL_CONNECTION_STRING ?? '', process.argv[2] ?? '', Number(process.argv[3])).then(
  (bringing) => {
    process.send?.(bringing);
    process.disconnect();
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
