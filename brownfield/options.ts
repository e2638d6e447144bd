// The command line of `npm run brownfield`.
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage';

export interface BrownfieldOptions {
  readonly users: number;
  readonly seed: number;
  readonly drop: boolean;
}

const fewest = 100;
const most = 1_000_000;
const greatestSeed = 2 ** 32 - 1;

export const help = `npm run brownfield -- [options]: the database of a job tracker as it is before the new tables, for trying a migration

  --users N   ${fewest} to ${most} users and their rows (1000)
  --seed N    0 to ${greatestSeed}: the same seed gives the same rows (1)
  --drop      drop the 31 tables first, with all their rows, if they are there
  --help      this text

SQL_CONNECTION_STRING names the database. The tables are made in its schema dbo.
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseBrownfieldOptions(args: readonly string[]): BrownfieldOptions | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  return {
    users: wholeNumber('--users', values.users, fewest, most),
    seed: wholeNumber('--seed', values.seed, 0, greatestSeed),
    drop: values.drop,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        users: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        drop: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string, least: number, greatest: number): number {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < least || number > greatest)
    throw new UsageError(`${option} wants a whole number from ${least} to ${greatest}, not '${text}'`);
  return number;
}
