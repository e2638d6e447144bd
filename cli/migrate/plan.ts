// `migrate plan`: the T-SQL that a run would run, as one file for whoever reads it first, or runs it by hand.
import { writeFile } from 'node:fs/promises';
import type sql from 'mssql';
import { databaseName } from '../database';
import { PlanNotWritten } from './errors';
import { appliedSteps } from './history';
import type { MigrateOptions } from './options';
import { type PlannedStep, plannedDown, plannedUp } from './planned';
import { buildsOnline, lossesNow } from './run';
import { type ScriptOptions, scriptOf } from './script';
import { fittingSteps, standingWords } from './standing';
import type { Step } from './steps';

/** Opens the database for a piece of work. */
type WithDatabase = (work: (pool: sql.ConnectionPool) => Promise<void>) => Promise<void>;

/** Changes nothing, and without `--from` reads the database. */
export async function plan(
  withDatabase: WithDatabase,
  steps: readonly Step[],
  options: MigrateOptions,
  print: (line: string) => void,
): Promise<void> {
  if (options.from !== undefined) {
    const remark = `For a database at step ${options.from} (${options.edition ?? 'any'} edition); made without one.`;
    const planned = plannedFrom(steps, options.from, options, options.edition === 'enterprise');
    return tell(planned, { steps, from: options.from, remarks: [remark] });
  }
  return withDatabase(async (pool) => {
    const from = fittingSteps(await appliedSteps(pool), steps).length;
    const planned = plannedFrom(steps, from, options, await buildsOnline(pool));
    const losses = options.down ? await lossesNow(pool, planned) : [];
    const lost = losses.flatMap((one) =>
      one.losses.map(({ what, rows }) => `NOW LOST with ${one.step.name}: ${rows} ${what.replaceAll('\n', ' ')}`),
    );
    const remarks = [standingWords(steps[from - 1]), ...lost];
    await tell(planned, { steps, from, remarks, database: await databaseName(pool) });
  });

  async function tell(
    planned: readonly PlannedStep[],
    about: Pick<ScriptOptions, 'steps' | 'from' | 'remarks' | 'database'>,
  ) {
    const { remarks } = about;
    if (planned.length === 0) return print(`Nothing to ${options.down ? 'take back' : 'apply'}. ${remarks.join(' ')}`);
    const { lockTimeoutSeconds, allowDataLoss } = options;
    const script = scriptOf(planned, { ...about, lockTimeoutSeconds, allowDataLoss });
    if (options.out === undefined) return print(script.trimEnd());
    const { out } = options;
    await writeFile(out, script).catch((cause) => {
      throw new PlanNotWritten(out, cause);
    });
    for (const remark of remarks) print(remark);
    for (const { step, direction, statements, mode } of planned)
      print(
        `${direction === 'up' ? 'apply' : 'take back'} ${step.name}: ${statements.length} statements, ${mode === 'online' ? 'indexes online' : 'one transaction'}`,
      );
    print(`Written to ${options.out}; nothing was run.`);
  }
}

function plannedFrom(
  steps: readonly Step[],
  from: number,
  options: MigrateOptions,
  online: boolean,
): readonly PlannedStep[] {
  if (options.down) return plannedDown(steps, from, options.to ?? Math.max(from - 1, 0));
  return plannedUp(steps, from, options.to ?? steps.length, online);
}
