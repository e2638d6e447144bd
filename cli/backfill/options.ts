// What `stepkeeper backfill` is asked: the action and its options, or how it was typed wrong.
import { parseArgs } from 'node:util';
import { isUuid } from '../../shared/sections/text';
import { UsageError, wholeNumber } from '../usage';

/** Which options each action takes. */
const actions = {
  plan: ['mapping', 'users', 'samples', 'batch', 'lock-timeout', 'patience'],
  run: ['mapping', 'anew', 'batch', 'rate', 'max-log-percent', 'max-blocked', 'wait', 'lock-timeout', 'patience'],
  status: ['run'],
  report: ['run', 'out'],
  verify: ['mapping', 'batch', 'lock-timeout', 'patience'],
  undo: ['run', 'batch', 'wait', 'lock-timeout', 'patience'],
} as const;

export type Action = keyof typeof actions;

export interface BackfillOptions {
  readonly action: Action;
  readonly mapping: string;
  readonly anew: boolean;
  /** Users in a page, which is a transaction. */
  readonly batch: number;
  /** Rows of the source a second; undefined for as fast as it goes. */
  readonly rate: number | undefined;
  readonly maxLogPercent: number;
  readonly maxBlocked: number;
  readonly waitSeconds: number;
  /** How long a database that is away, busy or in a deadlock is tried again. */
  readonly patienceSeconds: number;
  /** How long a statement waits for a lock of somebody else; undefined where it waits as long as that takes, holding nobody up. */
  readonly lockTimeoutSeconds: number | undefined;
  readonly run: string | undefined;
  readonly out: string | undefined;
  /** Of a plan: how many users it reads at most; undefined for all. */
  readonly users: number | undefined;
  readonly samples: boolean;
}

/**
 * Shorter than that of migrations (30): a page that waits holds what it has locked, and statements of the app that want it are cancelled
 * after 20 s (shared/sql/pool.ts).
 */
const lockTimeoutSeconds = 5;

export const backfillUsage = `backfill plan --mapping FILE    read the existing tables as a run would and tell what would come of them; nothing is written
    --users N                   of the first N users alone    --samples  show values that will not fit, on the terminal
backfill run --mapping FILE     bring them, or go on where a run was stopped or killed
    --batch N                   users in a transaction (500)  --rate N   rows of the source a second, at most
    --max-log-percent P         wait while the log is fuller (70)
    --max-blocked N             wait while more requests wait for other sessions (5)
    --anew                      begin another run: what changed in the source since is brought again
backfill status [--run ID]      the runs, and how far each has got in each table
backfill report [--run ID]      what could not be read, a line of JSON each: table, key, column and why
    --out FILE                  into a file
backfill verify --mapping FILE  compare source and target, item by item
backfill undo --run ID          take back what a run brought, and nothing that somebody has written since
    --wait S                    run, undo: seconds that another runner is waited for (60; 0: not at all)
    --lock-timeout S            seconds that a page waits for a lock of somebody else (5), then it is rolled back and tried again
    --patience S                seconds that a lost connection, a lock or a deadlock is tried again (120); both not for status and report`;

/** Throws UsageError, or what parseArgs throws. */
export function readOptions(args: readonly string[]): BackfillOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      mapping: text,
      batch: text,
      rate: text,
      'max-log-percent': text,
      'max-blocked': text,
      wait: text,
      'lock-timeout': text,
      patience: text,
      run: text,
      out: text,
      users: text,
      samples: flag,
      anew: flag,
    },
    allowPositionals: true,
  });
  const [action, ...rest] = positionals;
  if (!isAction(action)) {
    throw new UsageError(`backfill wants ${Object.keys(actions).join(', ')}, not ${action ?? 'nothing'}`);
  }
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  const taken: readonly string[] = actions[action];
  const stranger = Object.keys(values).find((name) => !taken.includes(name));
  if (stranger) throw new UsageError(`backfill ${action} takes no --${stranger}`);
  if (taken.includes('mapping') && !values.mapping) throw new UsageError(`backfill ${action} wants --mapping FILE`);
  if (action === 'undo' && !values.run) throw new UsageError('backfill undo wants --run ID: it is said which run goes');
  if (values.run !== undefined && !isUuid(values.run)) throw new UsageError(`--run wants a UUID, not ${values.run}`);
  return {
    action,
    mapping: values.mapping ?? '',
    anew: values.anew ?? false,
    batch: wholeNumber('batch', values.batch ?? '500', 1, 1_000),
    rate: values.rate === undefined ? undefined : wholeNumber('rate', values.rate, 1, 10_000_000),
    maxLogPercent: wholeNumber('max-log-percent', values['max-log-percent'] ?? '70', 1, 100),
    maxBlocked: wholeNumber('max-blocked', values['max-blocked'] ?? '5', 0, 10_000),
    waitSeconds: wholeNumber('wait', values.wait ?? '60', 0, 86_400),
    lockTimeoutSeconds: taken.includes('lock-timeout')
      ? wholeNumber('lock-timeout', values['lock-timeout'] ?? String(lockTimeoutSeconds), 1, 86_400)
      : undefined,
    patienceSeconds: wholeNumber('patience', values.patience ?? '120', 0, 86_400),
    run: values.run?.toLowerCase(),
    out: values.out,
    users: values.users === undefined ? undefined : wholeNumber('users', values.users, 1, 2_147_483_647),
    samples: values.samples ?? false,
  };
}

function isAction(text: string | undefined): text is Action {
  return text !== undefined && Object.hasOwn(actions, text);
}
