// A process that does nothing but write batches of 500, as an instance of the app does all day, and tells what memory it holds.
import { createPool } from '../../shared/sql/pool';
import { commands, nextMessages } from '../workload/commands';
import { writeInBatches } from '../writer/contestants';

/** Bytes. */
export interface MemorySample {
  /** Commands written so far. */
  readonly commands: number;
  /** After a garbage collection. */
  readonly rss: number;
  readonly heap: number;
}

export interface MemoryRun {
  readonly samples: readonly MemorySample[];
  /** The most that the process ever held, garbage included. */
  readonly peakRss: number;
}

const batchSize = 500;
const samplesWanted = 20;

async function writeMany(connectionString: string, count: number): Promise<MemoryRun> {
  const { gc } = globalThis;
  if (!gc) throw new Error('run with --expose-gc');
  const pool = createPool({ by: 'connection-string', connectionString }, { requestTimeoutMs: 120_000 });
  const stream = commands(4);
  const samples: MemorySample[] = [];
  const sample = (written: number) => {
    gc();
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ commands: written, rss, heap: heapUsed });
  };
  // The first batches load code, fill the caches that stay and take the process to its working size.
  const warmUp = Math.min(10_000, count);
  await writeInBatches(pool, nextMessages(stream, warmUp), batchSize);
  sample(0);
  const every = Math.max(batchSize, Math.ceil(count / samplesWanted / batchSize) * batchSize);
  for (let written = 0; written < count; ) {
    const next = Math.min(batchSize, count - written);
    await writeInBatches(pool, nextMessages(stream, next), batchSize);
    written += next;
    if (written % every === 0 || written === count) sample(written);
  }
  await pool.close();
  return { samples, peakRss: process.resourceUsage().maxRSS * 1024 };
}

writeMany(process.env.SQL_CONNECTION_STRING ?? '', Number(process.argv[2])).then(
  (run) => {
    process.send?.(run);
    process.disconnect();
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
