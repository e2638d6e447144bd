// One process that parses, as the pool sees it.
//
//   starting ──ready──▶ idle ──parse──▶ parsing ──result──▶ idle
//       │                │                 └─ too long, too much memory, died ─▶ ended
//       └────────────────┴── end ──────────────────────────────────────────────▶ ended
import type { ParseResult, ParserId } from '../model/parse-result';
import { ParserNotStarted } from './errors';
import { type Allowance, forkParser, script } from './fork';
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
  const child = forkParser({ ...limits, cpuSeconds: Math.ceil((limits.timeoutMs * 5) / 1000) });
  const { pid = 0 } = child;
  let killedFor: Death | undefined;
  const ended = new Promise<Death>((resolve) => {
    child.once('exit', (code, signal) => resolve(killedFor ?? deathOf(code, signal)));
    child.on('error', () => child.pid === undefined && resolve('crashed'));
  });
  const kill = (why: Death) => {
    killedFor ??= why;
    child.kill('SIGKILL');
  };
  const next = () => new Promise<FromChild>((resolve) => child.once('message', resolve));
  const end = async () => {
    child.ref();
    kill('crashed');
    await ended;
  };
  // While it parses, its timer keeps this process alive; an idle child does not.
  child.unref();
  child.channel?.unref();

  const started = await within(startMs, kill, Promise.race([next(), ended]));
  if (typeof started === 'string' || !('ready' in started)) {
    await end();
    throw new ParserNotStarted(script, typeof started === 'string' ? started : 'it answered what it was not asked');
  }
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
        const answer = Promise.race([next(), ended]);
        child.send({ name: file.name, bytes: file.bytes }, () => undefined);
        const answered = await within(limits.timeoutMs, kill, answer);
        if (typeof answered === 'string') return answered;
        return 'result' in answered ? answered.result : 'crashed';
      } finally {
        stopWatching();
      }
    },
    end,
  };
}

/** V8 aborts when the heap is full; a SIGKILL that is not ours is the kernel's, short of memory. */
function deathOf(code: number | null, signal: NodeJS.Signals | null): Death {
  const isAbort = signal === 'SIGABRT' || code === 134;
  return isAbort || signal === 'SIGKILL' ? 'memory' : 'crashed';
}

async function within<T>(timeoutMs: number, kill: (why: Death) => void, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => kill('timeout'), timeoutMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
