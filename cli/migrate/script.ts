// The plan as one file of T-SQL for a DBA who runs it by hand, in sqlcmd or SSMS. Its guards do what the runner does besides: one runner
// at a time, the right database, nothing more after an error. A batch that is a guard begins with "-- guard" or "IF @@ERROR".
import { systemDatabases } from '../database';
import { createHistory, historyStatement } from './history';
import { isThereCondition } from './index-shape';
import { lockName } from './lock';
import { lossQueriesOf } from './losses';
import type { PlannedStep } from './planned';
import type { Step } from './steps';

export interface ScriptOptions {
  /** All that there are. */
  readonly steps: readonly Step[];
  /** The number of the newest step that the database has. */
  readonly from: number;
  readonly lockTimeoutSeconds: number;
  readonly allowDataLoss: boolean;
  /** The one that it was planned against; undefined of a plan that was made without a database. */
  readonly database?: string;
  /** Lines for the top of the file. */
  readonly remarks: readonly string[];
}

/** Batches, each ended by a line that says GO. */
export function scriptOf(planned: readonly PlannedStep[], options: ScriptOptions): string {
  const steps = planned.flatMap((each, at) => stepBatches(each, options, options.from === 0 && at === 0));
  const batches = [...opening(options), ...steps, ...closing];
  return `${header(planned, options)}\n${batches.map((batch) => `${batch}\nGO\n`).join('')}`;
}

const session = ['XACT_ABORT', 'NOCOUNT', 'ANSI_NULLS', 'ANSI_PADDING', 'ANSI_WARNINGS', 'ARITHABORT'].concat(
  'CONCAT_NULL_YIELDS_NULL',
  'QUOTED_IDENTIFIER',
);

function header(planned: readonly PlannedStep[], { from, remarks }: ScriptOptions): string {
  const last = planned.at(-1);
  const to = last?.direction === 'down' ? last.step.number - 1 : last?.step.number;
  const steps = planned.map(
    ({ step, direction, mode }) =>
      `--   ${direction === 'up' ? 'apply' : 'take back'} ${step.name} (${mode === 'online' ? 'indexes online, one by one' : 'one transaction'})  up.sql has SHA-256 ${step.checksum}`,
  );
  return [
    `-- Stepkeeper: takes the schema from step ${from} to step ${to ?? from}.`,
    ...remarks.map((remark) => `-- ${remark}`),
    ...steps,
    '-- Run the whole file in one session:  sqlcmd -b -I -f 65001 -S server -d database -i file.sql   (or in SSMS, in that database).',
    '-- After an error nothing further runs (SET NOEXEC ON): the step with the error is rolled back, the steps before it stay, and the next',
    '-- `stepkeeper migrate plan` goes on from there.',
    '',
  ].join('\n');
}

function opening({ steps, from, lockTimeoutSeconds, database }: ScriptOptions): string[] {
  const newest = steps[from - 1];
  const isElsewhere = newest
    ? `IF NOT EXISTS (SELECT 1 FROM ${table} WHERE number = ${from} AND checksum = '${newest.checksum}')\n   OR EXISTS (SELECT 1 FROM ${table} WHERE number > ${from})`
    : // A statement that names a missing table fails only where it is reached.
      `IF OBJECT_ID(N'${table}', N'U') IS NOT NULL\n  IF EXISTS (SELECT 1 FROM ${table})`;
  return [
    [...session.map((option) => `SET ${option} ON;`), `SET LOCK_TIMEOUT ${lockTimeoutSeconds * 1000};`].join('\n'),
    `-- guard: no database of the server's own
IF DB_NAME() IN (${systemDatabases.map(literal).join(', ')})
${stop('This is a system database: nothing was done. Run the file in the database that is meant (sqlcmd -d, or USE).')}`,
    ...(database === undefined
      ? []
      : [
          `-- guard: the database that the plan was made against
IF DB_NAME() <> ${literal(database)}
${stop(`This is not the database ${database}, against which the plan was made: nothing was done.`)}`,
        ]),
    `-- guard: one runner at a time; the lock goes with this session
DECLARE @granted int;
EXEC @granted = sp_getapplock @Resource = N'${lockName}', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 1;
IF @granted < 0
${stop('Another runner is migrating this database: nothing was done.')}`,
    afterError('The lock of the migrations'),
    `-- guard: the step that this file begins after
${isElsewhere}
${stop(`The database does not stand at step ${from}, for which this file was made: nothing was done.`)}`,
    // Of a database without the table, the guard itself fails.
    afterError('The look at the history'),
  ];
}

const table = 'dbo.StepkeeperMigration';
const historyIfMissing = `IF OBJECT_ID(N'${table}', N'U') IS NULL\n${createHistory}`;

/** `isFirst`: the history's table is made with it. */
function stepBatches(planned: PlannedStep, options: ScriptOptions, isFirst: boolean): string[] {
  const { step, direction, mode } = planned;
  const remember = historyStatement(step, direction);
  const done = `${step.name} is ${direction === 'up' ? 'applied' : 'taken back'}.`;
  if (mode === 'online') {
    const builds = planned.statements.flatMap(({ text, index }) => [
      index ? `IF NOT ${isThereCondition(index)}\n${text}` : text,
      afterError(step.name, 'The indexes that were built before it stay, and the next run finds them.'),
    ]);
    return [
      ...(isFirst ? [historyIfMissing, afterError('The table of the history')] : []),
      `-- ${step.name}: index after index, while others write\n${builds[0]}`,
      ...builds.slice(1),
      remember,
      afterEnd(done, step.name),
    ];
  }
  const losses = direction === 'down' && !options.allowDataLoss ? lossQueriesOf(planned) : [];
  const guards = losses.flatMap(({ what, fromHeld }) => [
    `-- guard: ${onOneLine(what)}\nIF EXISTS (SELECT 1 FROM ${fromHeld})\n${stop(`${step.name} is not taken back: that would lose ${onOneLine(what)}. Make the plan with --allow-data-loss to take it back all the same.`)}`,
    inTransaction(step.name),
  ]);
  return [
    `-- ${step.name}, ${direction}\nBEGIN TRANSACTION;`,
    ...guards,
    ...(isFirst ? [historyIfMissing, inTransaction(step.name)] : []),
    ...planned.statements.flatMap(({ text }) => [text, inTransaction(step.name)]),
    remember,
    inTransaction(step.name),
    'COMMIT TRANSACTION;',
    afterEnd(done, step.name),
  ];
}

const closing = [
  `-- guard: the end
SET NOEXEC OFF;`,
  `-- guard: the next runner may come
IF APPLOCK_MODE('public', N'${lockName}', 'Session') = 'Exclusive'
    EXEC sp_releaseapplock @Resource = N'${lockName}', @LockOwner = 'Session';`,
];

/** An error that ends the batch rolls back with XACT_ABORT; one of its compilation only sets @@ERROR. */
function inTransaction(step: string): string {
  return `IF @@ERROR <> 0 OR @@TRANCOUNT = 0\n${stop(`${step} failed and was rolled back. Nothing further runs.`)}`;
}

function afterError(what: string, remark = 'Nothing further runs.'): string {
  return `IF @@ERROR <> 0\n${stop(`${what} failed. ${remark}`)}`;
}

function afterEnd(done: string, step: string): string {
  return `IF @@ERROR <> 0 OR @@TRANCOUNT <> 0\n${stop(`${step} was not committed. Nothing further runs.`)}\nELSE\n    PRINT N'${done}';`;
}

function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

/** RAISERROR reads % as a format. */
function stop(why: string): string {
  const words = why.replaceAll("'", "''").replaceAll('%', '%%');
  return `BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'${words}', 16, 1); SET NOEXEC ON; END`;
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
