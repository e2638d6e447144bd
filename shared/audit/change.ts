// One changed row, told by its values before and after.
import type { Json } from '../sections/section';
import { canonicalJson } from './canonical-json';

export type Action = 'insert' | 'update' | 'delete';

type Value = { readonly [field: string]: Json };

export interface Change {
  /** A section's name, `step-draft` or `step-progress`. */
  readonly entity: string;
  /** Null where the entity has one row a profile and step. */
  readonly itemId: string | null;
  readonly action: Action;
  /** For an update: the fields that differ, in order of their names. */
  readonly changedFields: readonly string[] | null;
  readonly before: Value | null;
  readonly after: Value | null;
}

/** The change from one value to another, or undefined when they are equal. Null stands for no row. */
export function changeOf(
  entity: string,
  itemId: string | null,
  before: Value | null,
  after: Value | null,
): Change | undefined {
  if (before === null && after === null) return undefined;
  if (before === null) return { entity, itemId, action: 'insert', changedFields: null, before, after };
  if (after === null) return { entity, itemId, action: 'delete', changedFields: null, before, after };
  const changedFields = differingFields(before, after);
  return changedFields.length === 0 ? undefined : { entity, itemId, action: 'update', changedFields, before, after };
}

/** Names of the fields whose values differ; a field that only one side has counts. */
export function differingFields(before: Value, after: Value): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !equal(before[name], after[name])).sort();
}

function equal(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
