// One line for each file: what it is, what became of it and what was found.
import { createReadStream } from 'node:fs';
import { inspect } from '../../shared/resume/inspect/inspect';
import type { Format } from '../../shared/resume/model/document';
import type { ParseResult } from '../../shared/resume/model/parse-result';
import { readWhole } from '../../shared/resume/read-whole';
import type { ParsePool } from '../../shared/resume/sandbox/parse-pool';
import { refused } from '../../shared/resume/sandbox/refused';
import { parserId } from '../../shared/resume/version';

export type ParsedLine = {
  /** As it was asked for. */
  readonly file: string;
  /** Hexadecimal, of all bytes. */
  readonly sha256: string;
  /** None where the file is no resume of a kind that is read. */
  readonly format?: Format;
} & (ParseResult | WithoutText<ParseResult>);

type WithoutText<Result> = Result extends unknown ? Omit<Result, 'text'> : never;

export interface Parsing {
  readonly pool: Pick<ParsePool, 'parse'>;
  /** Files held in memory at a time. */
  readonly atOnce: number;
  /** The text that was read, too. */
  readonly withText: boolean;
  readonly failed: (file: string, error: Error) => void;
}

/** In the order of the files; without those that failed. */
export async function* linesOf(files: AsyncIterable<string>, parsing: Parsing): AsyncGenerator<ParsedLine> {
  const running: Promise<ParsedLine | undefined>[] = [];
  for await (const file of files) {
    const line = lineOf(file, parsing);
    // Its turn to be awaited comes later: until then a rejection has nobody who minds it.
    line.catch(() => undefined);
    running.push(line);
    if (running.length >= parsing.atOnce) yield* present(running.shift());
  }
  for (const line of running) yield* present(line);
}

async function* present(line: Promise<ParsedLine | undefined> | undefined): AsyncGenerator<ParsedLine> {
  const awaited = await line;
  if (awaited) yield awaited;
}

async function lineOf(file: string, { pool, withText, failed }: Parsing): Promise<ParsedLine | undefined> {
  const read = await readWhole(createReadStream(file)).catch((error) => failed(file, error));
  if (!read) return undefined;
  const { sha256, bytes } = read;
  if (!bytes) return { file, sha256, ...refused('too-large', parserId) };
  const inspected = inspect({ name: file, bytes });
  const result = await pool.parse({ name: file, bytes });
  return {
    file,
    sha256,
    ...(inspected.ok && { format: inspected.format }),
    ...(withText ? result : withoutText(result)),
  };
}

function withoutText(result: ParseResult): WithoutText<ParseResult> {
  if (!('text' in result)) return result;
  const { text: _, ...others } = result;
  return others;
}
