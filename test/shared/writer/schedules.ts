// Random commands of one step, and random ways in which a queue may deliver them.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import {
  aDelete,
  aDiscard,
  aDraft,
  aProject,
  aPut,
  aRevert,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from '../../factories/commands';
import type { StepCommand } from './model';

const projectList = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .chain((items) =>
    fc
      .array(fc.constantFrom('A', 'B', 'C'), { minLength: items.length, maxLength: items.length })
      .map((names) => items.map((item, index) => aProject(item, names[index]))),
  );

/** What a command of the step may be, before it has its number, session and revision. */
const acts = fc.record({
  kind: fc.constantFrom(
    'draft' as const,
    'draft' as const,
    'discard' as const,
    'submit' as const,
    'put' as const,
    'put' as const,
    'delete' as const,
    'event' as const,
    'visit' as const,
  ),
  list: projectList,
  item: fc.integer({ min: 1, max: 4 }),
  name: fc.constantFrom('A', 'B', 'C'),
  event: fc.constantFrom('entered' as const, 'left' as const, 'skipped' as const),
  sign: fc.constantFrom('started' as const, 'seen' as const, 'ended' as const),
});
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/**
 * Up to ten commands. Either one session writes, and the network may have swapped what it sent (revision and acceptance
 * disagree), or several clients write, each in the order in which it saved: see docs/adr/0001-what-orders-writes.md.
 */
export const stepCommands: fc.Arbitrary<StepCommand[]> = fc.oneof(
  fc
    .array(acts, { minLength: 1, maxLength: 10 })
    .chain((saves) => fc.tuple(fc.constant(saves), revisions(saves.length)))
    .map(([saves, order]) => saves.map((act, at) => command(act, at + 1, idOf(0x5e55), order[at]))),
  fc
    .array(fc.tuple(acts, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })), {
      minLength: 1,
      maxLength: 10,
    })
    .map((saves) =>
      saves.map(([act, session], at) =>
        command(act, at + 1, session === undefined ? undefined : idOf(0x5e00 + session), at),
      ),
    ),
);

function revisions(count: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
}

function command(
  { kind, list, item, name, event, sign }: Act,
  number: number,
  sessionId: string | undefined,
  revision: number | undefined,
): StepCommand {
  const session = sessionId === undefined ? {} : { sessionId, ...(revision === undefined ? {} : { revision }) };
  const given = { number, at: Math.floor(number / 2), ...session };
  switch (kind) {
    case 'draft':
      return aDraft({ ...given, payload: { projects: list } });
    case 'discard':
      return aDiscard(given);
    case 'submit':
      return aSubmit({ ...given, payload: { projects: list } });
    case 'put':
      return aPut({ ...given, item, payload: { name } });
    case 'delete':
      return aDelete({ ...given, item });
    case 'event':
      return aStepEvent({ ...given, payload: { event, occurredAt: instantOf(item * 1000) } });
    case 'visit':
      return aVisit({ ...given, payload: { event: sign, client: 'Firefox' } });
    default:
      throw new TypeError(`no command for ${JSON.stringify(kind satisfies never)}`);
  }
}

/** What a revert takes back, which may be a revert, and when it was accepted. */
const aim = fc.record({
  at: fc.integer({ min: 0, max: 8 }),
  of: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0x100, max: 0x102 })),
});

/**
 * Commands of sessions that overlap while the network swaps what each of them sent, and reverts of any of them. What becomes of these
 * depends on the order of delivery; what holds whatever the order stands in reverts.unit.test.ts.
 */
export const tangledCommands: fc.Arbitrary<Command[]> = fc
  .array(fc.tuple(acts, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 10 })
  .chain((saves) => fc.tuple(fc.constant(saves), revisions(saves.length), fc.array(aim, { maxLength: 6 })))
  .map(([saves, order, aims]) => [
    ...saves.map(([act, session], at) => command(act, at + 1, idOf(0x5e00 + session), order[at])),
    ...aims.map(({ at, of }, index) => aRevert(of, { number: 0x100 + index, at })),
  ]);

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
