// What memory the writer holds after few and after many commands, in a process of its own.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Databases } from '../databases';
import type { Plan } from '../plan';
import type { MemoryRun, MemorySample } from './write-many';

/** MB (1,000,000 bytes). */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly peak: number;
}

export interface MemoryFigures {
  /** The whole process; start and end right after a garbage collection, the peak whenever it was. */
  readonly rss: Span;
  /** What is in use after a garbage collection. */
  readonly heap: Span;
  readonly commands: number;
}

export async function measureMemory(databases: Databases, { commands }: Plan['memory']): Promise<MemoryFigures> {
  const { connectionString } = await databases.create();
  const { samples, peakRss } = await runChild(connectionString, commands);
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) throw new RangeError('the memory run took no samples');
  const megabytes = (bytes: number) => bytes / 1e6;
  const spanOf = (what: 'rss' | 'heap', peak: number) => ({
    start: megabytes(first[what]),
    end: megabytes(last[what]),
    peak: megabytes(peak),
  });
  return { rss: spanOf('rss', peakRss), heap: spanOf('heap', highest(samples)), commands };
}

function highest(samples: readonly MemorySample[]): number {
  return Math.max(...samples.map((sample) => sample.heap));
}

function runChild(connectionString: string, commands: number): Promise<MemoryRun> {
  const child = fork(join(__dirname, 'write-many.js'), [String(commands)], {
    execArgv: ['--expose-gc'],
    // A command line can be read by everybody on the machine.
    env: { ...process.env, SQL_CONNECTION_STRING: connectionString },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (run) => resolve(run as MemoryRun));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the memory run ended with ${code} before it was done`)));
  });
}
