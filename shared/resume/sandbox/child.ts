// One process that parses, as the pool sees it.
//
//   starting ──ready──▶ idle ──parse──▶ parsing ──result──▶ idle
//       │                │                 └─ too long, too much memory, died ─▶ ended
//       └────────────────┴── end ──────────────────────────────────────────────▶ ended
import type { ChildProcess } from 'node:child_process';
import { asError } from '../../errors';
import type { ParseResult, ParserId } from '../model/parse-result';
import { ParserNotStarted } from './errors';
import { type Allowance, forkParser } from './fork';
import type { FromChild } from './messages';
import type { FileToParse } from './parse-file';
import { type Memory, memoryOf, watchMemory } from './watch-memory';

const startMs = 30_000;

export interface ChildLimits extends Omit<Allowance, 'cpuSeconds'> {
  readonly timeoutMs: number;
  readonly rssMb: number;
}

/** Why a child ended in the middle of a file. */
export type Death = 'timeout' | 'memory' | 'crashed';

export interface Child {
  readonly parser: ParserId;
  /** How many files it was given. */
  readonly files: number;
  /** Undefined once it has ended, and where the system does not tell. */
  memory(): Memory | undefined;
  /** One file at a time. After a death it takes no more. */
  parse(file: FileToParse): Promise<ParseResult | Death>;
  /** Resolves when the process is gone. */
  end(): Promise<void>;
}

/** Rejects with ParserNotStarted. */
export async function startChild(limits: ChildLimits): Promise<Child> {
  // Five threads' work of the time for one file: a child that has used it up on many files is worn out, and replaced.
  const child = forked({ ...limits, cpuSeconds: Math.ceil((limits.timeoutMs * 5) / 1000) });
  const complaints = complaintsOf(child);
  let killedFor: Death | undefined;
  let death: Death | undefined;
  let hear: (heard: FromChild | Death) => void = () => undefined;
  // One listener for all files: a promise of the end that each file waits for would keep every result until then.
  child.on('message', (message: FromChild) => hear(message));
  const ended = new Promise<void>((resolve) => {
    const die = (of: Death) => {
      death = killedFor ?? of;
      hear(death);
      resolve();
    };
    child.once('exit', (code, signal) => die(deathOf(code, signal)));
    child.on('error', () => child.pid === undefined && die('crashed'));
  });
  const answer = () =>
    new Promise<FromChild | Death>((resolve) => {
      hear = resolve;
      if (death) resolve(death);
    });
  const kill = (why: Death) => {
    killedFor ??= why;
    child.kill('SIGKILL');
  };
  const end = async () => {
    child.ref();
    kill('crashed');
    await ended;
  };
  keepNobodyAlive(child);

  const started = await within(startMs, () => kill('timeout'), answer());
  if (typeof started === 'string' || !('ready' in started)) {
    await end();
    throw new ParserNotStarted(complaints() || 'crashed');
  }
  const { pid = 0 } = child;
  let files = 0;
  return {
    parser: started.ready,
    get files() {
      return files;
    },
    memory: () => memoryOf(pid),
    async parse(file) {
      files += 1;
      const stopWatching = watchMemory(pid, limits.rssMb * 1024 * 1024, () => kill('memory'));
      try {
        const answered = answer();
        // Whether it can be sent tells nothing that its end would not.
        child.send(file, () => undefined);
        const outcome = await within(limits.timeoutMs, () => kill('timeout'), answered);
        if (typeof outcome === 'string') return outcome;
        return 'result' in outcome ? outcome.result : 'crashed';
      } finally {
        stopWatching();
      }
    },
    end,
  };
}

function forked(allowance: Allowance): ChildProcess {
  try {
    return forkParser(allowance);
  } catch (error) {
    throw new ParserNotStarted(asError(error).message, { cause: error });
  }
}

/** V8 aborts when the heap is full; a SIGKILL that is not ours is the kernel's, short of memory. */
function deathOf(code: number | null, signal: NodeJS.Signals | null): Death {
  const isAbort = signal === 'SIGABRT' || code === 134;
  return isAbort || signal === 'SIGKILL' ? 'memory' : 'crashed';
}

/** What it said before it ended: kept for a child that does not start, and read on so that no child waits for a reader. */
function complaintsOf({ stderr }: ChildProcess): () => string {
  let said = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2_000);
  });
  return () => said.trim();
}

/** An idle child does not keep this process alive; while one works, the timer for it does. */
function keepNobodyAlive(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
}

async function within<T>(timeoutMs: number, late: () => void, work: Promise<T>): Promise<T> {
  const timer = setTimeout(late, timeoutMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
