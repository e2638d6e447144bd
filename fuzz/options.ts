// The command line of `npm run fuzz`.
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
}

const usualRequests = 20_000;
export const largestSeed = 2 ** 31 - 1;

export const help = `npm run fuzz -- [options]: requests of every kind, right and broken, against a local stack of its own

  --requests N   how many (${usualRequests.toLocaleString('en')})
  --seed S       a whole number: the same one makes the same requests (a new one each time)
  --help         this text

Fails on any 5xx but a described 503, and on any answer that the OpenAPI document does not describe. It then prints the seed and the
smallest request that shows it.
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions | 'help' {
  const { requests, seed, help: asked } = parsed(args);
  if (asked) return 'help';
  return {
    requests: requests === undefined ? usualRequests : wholeNumber('--requests', requests, 1, 100_000_000),
    seed: seed === undefined ? Date.now() % largestSeed : wholeNumber('--seed', seed, 0, largestSeed),
  };
}

function parsed(args: readonly string[]) {
  try {
    const options = { requests: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws UsageError for anything but a whole number within the bounds. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${name}: '${text}' is no whole number from ${least} to ${most}`);
}
