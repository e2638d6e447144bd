// Where files are parsed: in processes that can be killed, a few at a time. Everybody who has a file of a stranger hands it in here.
import { limits } from '../limits';
import type { ParseResult } from '../model/parse-result';
import { PoolClosed } from './errors';
import { createLane, type Lane } from './lane';
import type { FileToParse } from './parse-file';

export interface ParsePool {
  /**
   * Never rejects for what a file is: every file ends in a result. Rejects with PoolClosed, and with ParserNotStarted where no process can
   * be started at all. Files wait their turn, and are kept in memory meanwhile: hand in a few at a time.
   */
  parse(file: FileToParse): Promise<ParseResult>;
  /** The most memory that a child has held after a file; 0 where the system does not tell. */
  readonly peakRssBytes: number;
  /** Ends all children; what waits or is parsed rejects with PoolClosed. */
  close(): Promise<void>;
}

export interface ParsePoolOptions {
  /** How many files at once. */
  readonly children?: number;
  /** For one file. */
  readonly timeoutMs?: number;
  /** V8's heap, in a child. */
  readonly heapMb?: number;
  /** All memory of a child, buffers included; where the system tells (Linux). */
  readonly rssMb?: number;
  /** A child is replaced after so many. */
  readonly filesPerChild?: number;
  /** The path of a module that exports a `parser: ResumeParser`, in place of Stepkeeper's. */
  readonly parserModule?: string;
}

export function createParsePool(options: ParsePoolOptions = {}): ParsePool {
  const {
    children = 2,
    timeoutMs = limits.parseMs,
    heapMb = 256,
    rssMb = 700,
    filesPerChild = 200,
    parserModule,
  } = options;
  const lane = { timeoutMs, heapMb, rssMb, filesPerChild, ...(parserModule && { parserModule }) };
  let peakRssBytes = 0;
  const seen = (memory: { readonly peakRssBytes: number }) => {
    peakRssBytes = Math.max(peakRssBytes, memory.peakRssBytes);
  };
  const lanes = Array.from({ length: children }, () => createLane(lane, seen));
  // The lane that was used last is taken first: with few files only few children are started.
  const free = [...lanes];
  const waiting: { readonly begin: (lane: Lane) => void; readonly refuse: (error: PoolClosed) => void }[] = [];
  let closed = false;

  const turn = () => {
    if (closed) throw new PoolClosed();
    const lane = free.pop();
    return lane ?? new Promise<Lane>((begin, refuse) => waiting.push({ begin, refuse }));
  };
  const release = (lane: Lane) => {
    const next = waiting.shift();
    if (next) next.begin(lane);
    else free.push(lane);
  };

  return {
    async parse(file) {
      const lane = await turn();
      try {
        return await lane.parse(file);
      } finally {
        release(lane);
      }
    },
    get peakRssBytes() {
      return peakRssBytes;
    },
    async close() {
      closed = true;
      for (const { refuse } of waiting.splice(0)) refuse(new PoolClosed());
      await Promise.all(lanes.map((each) => each.close()));
    },
  };
}
