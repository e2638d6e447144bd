// Random journeys of one profile: commands in the order in which they are applied, in batches of any size.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import type { StepName } from '../../../shared/sections/section';
import {
  aDelete,
  aDiscard,
  aDraft,
  anErasure,
  aPatch,
  aProject,
  aPut,
  aRevert,
  aSubmit,
  idOf,
} from '../../factories/commands';

const acts = fc.record({
  kind: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('draft' as const, 'submit' as const, 'put' as const) },
    { weight: 15, arbitrary: fc.constantFrom('discard' as const, 'patch' as const, 'delete' as const) },
    { weight: 8, arbitrary: fc.constant('revert' as const) },
    { weight: 1, arbitrary: fc.constant('erase' as const) },
  ),
  step: fc.constantFrom('projects' as const, 'experience' as const, 'aspirations' as const),
  items: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
  name: fc.constantFrom('A', 'B', 'C'),
  /** Which of the operations before is reverted. */
  back: fc.integer({ min: 1, max: 6 }),
  endsBatch: fc.boolean(),
});
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** `first`: the number of the first operation; those of two journeys of one profile must not overlap. */
export function journeys(profileId: string, first = 1): fc.Arbitrary<Command[][]> {
  return fc.array(acts, { minLength: 1, maxLength: 25 }).map((some) => {
    const batches: Command[][] = [[]];
    some.forEach((act, at) => {
      batches.at(-1)?.push(commandOf(act, first + at, profileId, Math.max(first, first + at - act.back)));
      if (act.endsBatch) batches.push([]);
    });
    return batches.filter((batch) => batch.length > 0);
  });
}

function commandOf({ kind, step, items, name }: Act, number: number, profileId: string, reverted: number): Command {
  const given = { number, profileId, step };
  const item = { ...given, ...itemOf(step, items[0] ?? 1, profileId) };
  switch (kind) {
    case 'draft':
      return aDraft({ ...given, payload: payloadOf(step, items, name) });
    case 'discard':
      return aDiscard(given);
    case 'submit':
      return aSubmit({ ...given, payload: payloadOf(step, items, name) });
    case 'put':
      return { ...aPut(given), ...item, payload: fieldsOf(step, name) };
    case 'patch':
      return { ...aPatch(given), ...item, payload: fieldsOf(step, name) };
    case 'delete':
      return { ...aDelete(given), ...item };
    case 'revert':
      return aRevert(reverted, { number, profileId });
    case 'erase':
      return anErasure({ number, profileId });
    default:
      throw new TypeError(`no command for ${JSON.stringify(kind satisfies never)}`);
  }
}

function itemOf(step: StepName, item: number, profileId: string) {
  if (step === 'aspirations') return { section: 'career-aspirations', itemId: profileId };
  const section = step === 'projects' ? 'projects' : 'work-experience';
  return { section, itemId: aProject(item).itemId };
}

function fieldsOf(step: StepName, name: string): { readonly [field: string]: string | readonly string[] } {
  if (step === 'aspirations') return { shortTermGoal: name };
  return step === 'projects' ? { name } : { employer: name, title: 'Engineer', startDate: '2020' };
}

function payloadOf(step: StepName, items: readonly number[], name: string) {
  if (step === 'aspirations') return { careerAspirations: items.length === 0 ? null : fieldsOf(step, name) };
  const list = items.map((item) => ({ itemId: aProject(item).itemId, ...fieldsOf(step, name) }));
  return step === 'projects'
    ? { projects: list }
    : { workExperience: list.map((one) => ({ ...one, skills: [idOf(1)] })) };
}
