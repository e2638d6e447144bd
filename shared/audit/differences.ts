// What differs between two states of a profile, field by field.
import { sectionsOfStep } from '../sections/all';
import { type Item, type Json, type StepName, stepNames } from '../sections/section';
import type { PlayedItem, ProfileAsOf, StepAsOf } from './as-of';
import { changeOf, differingFields } from './change';

export interface Difference {
  readonly step: StepName;
  /** As in the history: a section's name, `step-draft` or `step-progress`. */
  readonly section: string;
  /** Null where there is one a profile and step. */
  readonly itemId: string | null;
  readonly difference: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldDifference[];
}

/** Null stands for no value, on either side. `position` is the place in the list. */
export interface FieldDifference {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

type Steps = Pick<ProfileAsOf, 'steps'>;

/** In the order of the steps; in each its items by section, then the draft, then whether it is completed. */
export function differencesOf(before: Steps, after: Steps): readonly Difference[] {
  return stepNames.flatMap((step) => differencesOfStep(step, before.steps[step], after.steps[step]));
}

function differencesOfStep(step: StepName, before: StepAsOf, after: StepAsOf): Difference[] {
  const compare = (section: string, itemId: string | null, one: Item | null, other: Item | null) => {
    const difference = differenceOf(one, other);
    return difference ? [{ step, section, itemId, ...difference }] : [];
  };
  const items = sectionsOfStep(step).flatMap(({ name }) => {
    const [one, other] = [byId(before.items.get(name)), byId(after.items.get(name))];
    const ids = new Set([...other.keys(), ...one.keys()]);
    return [...ids].flatMap((id) => compare(name, id, one.get(id) ?? null, other.get(id) ?? null));
  });
  return [
    ...items,
    ...compare('step-draft', null, before.draft?.payload ?? null, after.draft?.payload ?? null),
    ...compare('step-progress', null, progressOf(before), progressOf(after)),
  ];
}

function byId(items: readonly PlayedItem[] = []): Map<string | null, Item> {
  return new Map(items.map(({ itemId, fields }) => [itemId, fields]));
}

/** As the audit has it: there is something to tell once the step was completed. */
function progressOf({ isCompleted }: StepAsOf): Item | null {
  return isCompleted ? { status: 'completed' } : null;
}

const names = { insert: 'added', update: 'changed', delete: 'removed' } as const;

function differenceOf(before: Item | null, after: Item | null): Pick<Difference, 'difference' | 'fields'> | undefined {
  const change = changeOf('', null, before, after);
  if (!change) return undefined;
  const fields = differingFields(before ?? {}, after ?? {}).map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: after?.[field] ?? null,
  }));
  // What came or went without a value says nothing.
  const told = fields.filter((one) => change.action === 'update' || one.before !== null || one.after !== null);
  return { difference: names[change.action], fields: told };
}
