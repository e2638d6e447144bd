// One place of the pool: a child, and the next one when it has died or has served its time.
import { limits } from '../limits';
import type { ParseResult } from '../model/parse-result';
import { type Child, type ChildLimits, startChild } from './child';
import { PoolClosed } from './errors';
import type { FileToParse } from './parse-file';
import { refused } from './refused';
import type { Memory } from './watch-memory';

export interface LaneLimits extends ChildLimits {
  readonly filesPerChild: number;
}

export interface Lane {
  /** One file at a time. Rejects with PoolClosed or ParserNotStarted. */
  parse(file: FileToParse): Promise<ParseResult>;
  close(): Promise<void>;
}

export function createLane(lane: LaneLimits, seen: (memory: Memory) => void): Lane {
  let current: Promise<Child> | undefined;
  let closed = false;

  const childAtHand = () => {
    if (closed) throw new PoolClosed();
    current ??= startChild(lane);
    return current;
  };

  /** A result is of the file alone: what an older child died of may be left over from the files before, so the file gets a new one. */
  async function parse(file: FileToParse): Promise<ParseResult> {
    while (true) {
      const child = await childAtHand().catch((error) => {
        current = undefined;
        throw error;
      });
      if (file.bytes.length > limits.bytes) return refused('too-large', child.parser);
      const outcome = await child.parse(file);
      if (closed) throw new PoolClosed();
      if (typeof outcome !== 'string') {
        await look(child);
        return outcome;
      }
      current = undefined;
      if (outcome === 'timeout' || child.files === 1) return refused(outcome, child.parser);
    }
  }

  /** Replaces the child where it has had its files, or keeps hold of half of what it may take. */
  async function look(child: Child): Promise<void> {
    const memory = child.memory();
    if (memory) seen(memory);
    const isHeavy = memory !== undefined && memory.rssBytes > (lane.rssMb * 1024 * 1024) / 2;
    if (child.files < lane.filesPerChild && !isHeavy) return;
    current = undefined;
    await child.end();
  }

  return {
    parse,
    async close() {
      closed = true;
      const child = await current?.catch(() => undefined);
      await child?.end();
    },
  };
}
