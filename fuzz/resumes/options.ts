// The command line of `npm run fuzz:resumes`.
import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/usage';
import { largestSeed, wholeNumber } from '../options';

export interface FuzzOptions {
  readonly files: number;
  readonly seed: number;
}

const usualFiles = 5_000;

export const help = `npm run fuzz:resumes -- [options]: resumes of every format, broken by chance, one after the other through the sandbox

  --files N   how many (${usualFiles.toLocaleString('en')})
  --seed S    a whole number: the same one makes the same files (a new one each time)
  --help      this text

Fails when a file makes the parser throw, loop, crash or run out of memory, and keeps that file in .bench/fuzz-resumes/.
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions | 'help' {
  const { files, seed, help: asked } = parsed(args);
  if (asked) return 'help';
  return {
    files: files === undefined ? usualFiles : wholeNumber('--files', files, 1, 100_000_000),
    seed: seed === undefined ? Date.now() % largestSeed : wholeNumber('--seed', seed, 0, largestSeed),
  };
}

function parsed(args: readonly string[]) {
  try {
    const options = { files: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
