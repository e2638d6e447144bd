// Where a database stands among the steps, and what keeps its history and the files from belonging together.
import { HistoryFaulty } from './errors';
import type { AppliedStep } from './history';
import type { Step } from './steps';

export interface HistoryFault {
  readonly kind: 'newer' | 'gap' | 'renamed' | 'changed';
  /** Of the step that it is about. */
  readonly number: number;
  /** A sentence, and what to do. */
  readonly told: string;
}

export function historyFaults(applied: readonly AppliedStep[], steps: readonly Step[]): HistoryFault[] {
  const newest = steps.at(-1);
  const faults = applied.flatMap((one): HistoryFault[] => {
    const step = steps[one.number - 1];
    if (!step) return [{ kind: 'newer', number: one.number, told: newer(one, newest) }];
    if (step.name !== one.name) return [{ kind: 'renamed', number: one.number, told: renamed(one, step) }];
    if (step.checksum !== one.checksum) return [{ kind: 'changed', number: one.number, told: changed(one, step) }];
    return [];
  });
  const there = new Set(applied.map((one) => one.number));
  const last = applied.at(-1);
  const gaps = steps.filter((step) => last && step.number < last.number && !there.has(step.number));
  return [
    ...faults,
    ...gaps.map((step) => ({ kind: 'gap' as const, number: step.number, told: gap(step, last) })),
  ].sort((a, b) => a.number - b.number);
}

/** The steps that are applied, newest last. Throws HistoryFaulty with every fault. */
export function fittingSteps(applied: readonly AppliedStep[], steps: readonly Step[]): readonly Step[] {
  const faults = historyFaults(applied, steps);
  if (faults.length > 0) throw new HistoryFaulty(faults.map((fault) => fault.told));
  return steps.slice(0, applied.length);
}

export function standingWords(step: Step | undefined): string {
  return step ? `The database stands at step ${step.number} (${step.name}).` : 'The database has none of the steps.';
}

function newer(one: AppliedStep, newest: Step | undefined): string {
  return `The database is newer than this version of Stepkeeper: it has step ${one.number} (${one.name}), and the newest that this version knows is ${newest?.name ?? 'none'}. Use the version that made it.`;
}

function renamed(one: AppliedStep, step: Step): string {
  return `Step ${one.number} was applied as ${one.name}, and its file is ${step.name} now. Give the file its name back, and what is new a number of its own.`;
}

function changed(one: AppliedStep, step: Step): string {
  return `${one.name}.up.sql was changed after it was applied: the SHA-256 then was ${one.checksum}, the file's is ${step.checksum}. Bring the file back as it was, and put the change into a new step.`;
}

function gap(step: Step, last: AppliedStep | undefined): string {
  return `Step ${step.number} (${step.name}) is missing in dbo.StepkeeperMigration, while step ${last?.number} is there: rows were removed by hand. If its tables are there, put the row back (number ${step.number}, name ${step.name}, checksum ${step.checksum}); else restore the database.`;
}
