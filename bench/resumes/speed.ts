// How fast files are read, and what of the memory is held: warm children, as the service has them.
import { readFileSync } from 'node:fs';
import { createParsePool } from '../../shared/resume/sandbox/parse-pool';
import { median } from '../statistics';
import type { ScoredFile } from './parse-all';

export interface Speed {
  /** Of a two-page PDF, from bytes to fields, one after the other, median of 50. */
  readonly twoPagesMs: number;
  readonly pagesPerSecond: number;
  /** 1,000 files of the set, in turn, by two children. */
  readonly filesPerSecond: number;
  /** Megabytes: this process after 200 and after 1,000 files, the largest child. */
  readonly memoryMb: { readonly parentAt200: number; readonly parentAt1000: number; readonly childPeak: number };
}

export async function measureSpeed(scored: readonly ScoredFile[], paths: ReadonlyMap<string, string>): Promise<Speed> {
  const bytesOf = ({ file }: ScoredFile) => new Uint8Array(readFileSync(paths.get(file.name) ?? file.name));
  const two = scored.find(({ file, result }) => file.name.endsWith('.pdf') && result.pages === 2);
  if (!two) throw new RangeError('the set has no PDF of two pages');
  const twoPagesMs = await alone({ name: two.file.name, bytes: bytesOf(two) });
  const files = scored.map((one) => ({ name: one.file.name, bytes: bytesOf(one) }));
  const pool = createParsePool();
  try {
    let at200 = 0;
    const start = performance.now();
    // In pieces, so that not all thousand wait in memory at once.
    for (let done = 0; done < 1000; done += 50) {
      if (done === 200) at200 = process.memoryUsage.rss();
      await Promise.all(Array.from({ length: 50 }, (_, index) => pool.parse(at(files, done + index))));
    }
    const seconds = (performance.now() - start) / 1000;
    return {
      twoPagesMs: rounded(twoPagesMs),
      pagesPerSecond: rounded(2000 / twoPagesMs),
      filesPerSecond: rounded(1000 / seconds),
      memoryMb: {
        parentAt200: megabytes(at200),
        parentAt1000: megabytes(process.memoryUsage.rss()),
        childPeak: megabytes(pool.peakRssBytes),
      },
    };
  } finally {
    await pool.close();
  }
}

async function alone(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<number> {
  const pool = createParsePool({ children: 1 });
  try {
    const times: number[] = [];
    for (let run = 0; run < 60; run += 1) {
      const start = performance.now();
      await pool.parse({ name: file.name, bytes: file.bytes.slice() });
      // The first ones start the child and warm its code.
      if (run >= 10) times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    await pool.close();
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('no items');
  return item;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
