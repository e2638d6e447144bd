// Breaks files by the thousand and holds the parser to it: each ends in a status that is the file's own fault.
import { seeded } from '../../bench/workload/random';
import type { ParseResult } from '../../shared/resume/model/parse-result';
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';
import type { ParsePool } from '../../shared/resume/sandbox/parse-pool';
import { brokenFile } from './broken-files';
import { soundFiles } from './sound-files';

export interface Fuzzed {
  /** How many files came to each outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly seconds: number;
  readonly slowestMs: number;
  readonly faults: readonly Fault[];
}

/** What no small file should be able to do to a parser. */
export interface Fault {
  /** From 1. */
  readonly number: number;
  readonly file: FileToParse;
  readonly outcome: string;
}

export interface FuzzRun {
  readonly pool: ParsePool;
  readonly files: number;
  readonly seed: number;
  /** At a time. */
  readonly lanes: number;
}

const faultyOutcomes = new Set(['failed: parser-error', 'refused: timeout', 'refused: memory', 'refused: crashed']);

/** The same seed makes the same files. */
export async function fuzz({ pool, files, seed, lanes }: FuzzRun): Promise<Fuzzed> {
  const random = seeded(seed);
  const sound = await soundFiles();
  const outcomes = new Map<string, number>();
  const faults: Fault[] = [];
  const started = performance.now();
  let slowestMs = 0;
  let made = 0;
  const work = async () => {
    while (made < files) {
      made += 1;
      const [number, file] = [made, brokenFile(random, sound)];
      const began = performance.now();
      const outcome = outcomeOf(await pool.parse(file));
      slowestMs = Math.max(slowestMs, performance.now() - began);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (faultyOutcomes.has(outcome)) faults.push({ number, file, outcome });
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return { outcomes, seconds: (performance.now() - started) / 1000, slowestMs, faults };
}

/** `status: reason`, or the status alone. */
export function outcomeOf(result: ParseResult): string {
  return 'reason' in result ? `${result.status}: ${result.reason}` : result.status;
}
