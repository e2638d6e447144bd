// Random commands of one step, and random ways in which a queue may deliver them.
import fc from 'fast-check';
import { aDraft, aProject, aSubmit, idOf } from '../../factories/commands';
import type { StepCommand } from './model';

const projectList = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .chain((items) =>
    fc
      .array(fc.constantFrom('A', 'B', 'C'), { minLength: items.length, maxLength: items.length })
      .map((names) => items.map((item, index) => aProject(item, names[index]))),
  );

const kind = fc.constantFrom('draft' as const, 'submit' as const);

/**
 * Up to eight commands. Either one session writes, and the network may have swapped what it sent (revision and acceptance
 * disagree), or several clients write, each in the order in which it saved: see docs/adr/0002-order-of-writes.md.
 */
export const stepCommands: fc.Arbitrary<StepCommand[]> = fc.oneof(
  fc
    .array(fc.tuple(kind, projectList), { minLength: 1, maxLength: 8 })
    .chain((saves) => fc.tuple(fc.constant(saves), revisions(saves.length)))
    .map(([saves, order]) => saves.map(([one, list], at) => command(one, at + 1, list, idOf(0x5e55), order[at]))),
  fc
    .array(fc.tuple(kind, projectList, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((saves) =>
      saves.map(([one, list, session], at) =>
        command(one, at + 1, list, session === undefined ? undefined : idOf(0x5e00 + session), at),
      ),
    ),
);

function revisions(count: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
}

function command(
  one: 'draft' | 'submit',
  number: number,
  projects: { itemId: string; name: string }[],
  sessionId: string | undefined,
  revision: number | undefined,
): StepCommand {
  const session = sessionId === undefined ? {} : { sessionId, ...(revision === undefined ? {} : { revision }) };
  const given = { number, at: Math.floor(number / 2), payload: { projects }, ...session };
  return one === 'draft' ? aDraft(given) : aSubmit(given);
}

/** Each command delivered one to five times, all in any order, cut into batches anywhere. */
export function batchesOf<C>(commands: readonly C[]): fc.Arbitrary<C[][]> {
  return fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: commands.length, maxLength: commands.length })
    .map((times) => commands.flatMap((one, at) => Array<C>(times[at] ?? 1).fill(one)))
    .chain((all) =>
      fc.tuple(fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }), cuts(all.length)),
    )
    .map(([all, cut]) => split(all, cut));
}

function cuts(length: number): fc.Arbitrary<boolean[]> {
  return fc.array(fc.boolean(), { minLength: length, maxLength: length });
}

function split<C>(all: readonly C[], cutBefore: readonly boolean[]): C[][] {
  const batches: C[][] = [[]];
  all.forEach((one, at) => {
    if (cutBefore[at]) batches.push([]);
    batches.at(-1)?.push(one);
  });
  return batches.filter((batch) => batch.length > 0);
}
