// What `stepkeeper migrate` is asked: the action and its options, or how it was typed wrong.
import { parseArgs } from 'node:util';
import { UsageError } from '../usage';

const runner = ['wait', 'lock-timeout', 'statement-timeout'] as const;

/** Which options each action takes. */
const actions = {
  status: [],
  plan: ['to', 'down', 'out', 'from', 'edition', 'allow-data-loss', 'lock-timeout'],
  up: ['to', ...runner],
  down: ['to', 'allow-data-loss', ...runner],
  verify: ['lock-timeout', 'statement-timeout'],
  baseline: ['to', ...runner],
  lint: [],
} as const;

export type Action = keyof typeof actions;

export interface MigrateOptions {
  readonly action: Action;
  /** A number of a step, 0 for none of them. */
  readonly to: number | undefined;
  /** Of a plan: back, not up. */
  readonly down: boolean;
  /** Of a plan: the file that it is written to. */
  readonly out: string | undefined;
  /** Of a plan without a database: the step that it stands at, and what it is. */
  readonly from: number | undefined;
  readonly edition: 'enterprise' | 'standard' | undefined;
  readonly allowDataLoss: boolean;
  readonly waitSeconds: number;
  readonly lockTimeoutSeconds: number;
  readonly statementTimeoutSeconds: number;
}

export const migrateUsage = `migrate status             which steps the database has, and which are pending
migrate plan               print the T-SQL that up would run, in order; nothing is run
    --down                 that of down    --out FILE  write it to a file, for sqlcmd or SSMS
    --from N               without a database, for one that stands at step N; with --edition enterprise|standard:
                           Enterprise, Developer and Azure SQL build indexes online
migrate up [--to N]        apply the steps that are pending (up to step N)
migrate down [--to N]      take back the newest step (those above N; 0: all); refused while that would lose rows or values
    --allow-data-loss      take back all the same
migrate verify             compare applied files with their checksums, and the live schema with what the migrations make
migrate baseline [--to N]  enter the steps (up to N) as applied in a database whose tables are there already
migrate lint               hold the migration files to the rules for live tables; needs no database
    --wait S               up, down, baseline: seconds that another runner is waited for (60; 0: not at all)
    --lock-timeout S       seconds that a statement waits for a lock of another session (30): meanwhile others queue behind it
    --statement-timeout S  seconds that a statement may take (0: any time, for an index of a large table is built for as long as
                           it takes, and one that is cut off begins anew each time)`;

/** `steps`: how many there are. Throws UsageError, or what parseArgs throws. */
export function readOptions(args: readonly string[], steps: number): MigrateOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      to: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
      edition: { type: 'string' },
      wait: { type: 'string' },
      'lock-timeout': { type: 'string' },
      'statement-timeout': { type: 'string' },
      down: { type: 'boolean' },
      'allow-data-loss': { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [action, ...rest] = positionals;
  if (!isAction(action))
    throw new UsageError(`migrate wants ${Object.keys(actions).join(', ')}, not ${action ?? 'nothing'}`);
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  const taken: readonly string[] = actions[action];
  const stranger = Object.keys(values).find((name) => !taken.includes(name));
  if (stranger) throw new UsageError(`migrate ${action} takes no --${stranger}`);
  if (values.edition !== undefined && values.from === undefined)
    throw new UsageError('--edition goes with --from: a database tells its edition itself');
  if (values.from !== undefined && values.edition === undefined && !values.down)
    throw new UsageError('--from wants --edition enterprise or --edition standard as well');
  return {
    action,
    to: stepNumber('to', values.to, steps),
    down: values.down ?? false,
    out: values.out,
    from: stepNumber('from', values.from, steps),
    edition: editionOf(values.edition),
    allowDataLoss: values['allow-data-loss'] ?? false,
    waitSeconds: seconds('wait', values.wait, 60),
    lockTimeoutSeconds: seconds('lock-timeout', values['lock-timeout'], 30),
    statementTimeoutSeconds: seconds('statement-timeout', values['statement-timeout'], 0),
  };
}

function isAction(text: string | undefined): text is Action {
  return text !== undefined && Object.hasOwn(actions, text);
}

function stepNumber(option: string, text: string | undefined, steps: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > steps)
    throw new UsageError(`--${option} wants a number from 0 to ${steps}, not ${text}`);
  return number;
}

/** A day at most: timeouts are kept in milliseconds, as 32 bits. */
function seconds(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 86_400)
    throw new UsageError(`--${option} wants whole seconds, 86400 at most, not ${text}`);
  return Number(text);
}

function editionOf(text: string | undefined): 'enterprise' | 'standard' | undefined {
  if (text === undefined || text === 'enterprise' || text === 'standard') return text;
  throw new UsageError(`--edition wants enterprise or standard, not ${text}`);
}
