// What a run will do, in order: the runner runs it, the plan prints it, so that both say the same.
import { type IndexBuild, indexBuildOf } from './online-index';
import type { Step } from './steps';

export interface PlannedStatement {
  readonly text: string;
  /** `003-sections.up.sql, line 12`. */
  readonly place: string;
  /** Of an index that is built online: which. */
  readonly index?: IndexBuild;
}

export interface PlannedStep {
  readonly step: Step;
  readonly direction: 'up' | 'down';
  /** `transaction`: all of it or nothing. `online`: index after index, outside of a transaction, so that no lock stays for long. */
  readonly mode: 'transaction' | 'online';
  readonly statements: readonly PlannedStatement[];
}

/** The steps above the number `from`, up to and with `to`. */
export function plannedUp(
  steps: readonly Step[],
  from: number,
  to: number,
  editionBuildsOnline: boolean,
): readonly PlannedStep[] {
  return steps.slice(from, to).map((step) => {
    const indexes = step.up.map(indexBuildOf);
    const online = editionBuildsOnline && indexes.length > 0 && indexes.every((index) => index !== undefined);
    const statements = step.up.map((text, at): PlannedStatement => {
      const index = indexes[at];
      return {
        text: online && index ? index.online : text,
        place: placeOf(step, 'up', at),
        ...(online && index ? { index } : {}),
      };
    });
    return { step, direction: 'up', mode: online ? 'online' : 'transaction', statements };
  });
}

/** The steps above the number `to`, newest first; `from` is the newest that is applied. */
export function plannedDown(steps: readonly Step[], from: number, to: number): readonly PlannedStep[] {
  return steps
    .slice(to, from)
    .reverse()
    .map((step) => ({
      step,
      direction: 'down',
      mode: 'transaction',
      statements: step.down.map((text, at) => ({ text, place: placeOf(step, 'down', at) })),
    }));
}

function placeOf(step: Step, direction: 'up' | 'down', at: number): string {
  const file = `${step.name}.${direction}.sql`;
  const begin = step.lines?.[direction][at];
  if (begin === undefined) return `${file}, batch ${at + 1}`;
  const lines = (step[direction][at] ?? '').split('\n');
  const comments = lines.findIndex((line) => !/^\s*(--.*)?$/.test(line));
  return `${file}, line ${begin + Math.max(comments, 0)}`;
}
