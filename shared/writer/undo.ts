// One change of an operation, undone: what stands there now, what should stand there, and whether it is still as the operation left it.
import { canonicalJson } from '../audit/canonical-json';
import type { Change } from '../audit/change';
import { sectionByName } from '../sections/all';
import type { Json, Section, StepName } from '../sections/section';
import { parsed } from './decide-draft';
import { auditValue } from './item-rows';
import { itemsOf, type Workspace } from './workspace';

type Value = { readonly [field: string]: Json };

/** What a change is about. */
export type Target =
  | { readonly kind: 'item'; readonly section: Section; readonly itemId: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'progress' };

export interface Undo {
  readonly target: Target;
  readonly current: Value | null;
  /** Null where there was nothing. */
  readonly restored: Value | null;
  /** Whether nobody has changed since what the operation changed. Other fields of the row may have changed: they stay. */
  readonly asLeft: boolean;
}

export function undoOf(workspace: Workspace, step: StepName, change: Change): Undo {
  const target = targetOf(workspace, change);
  const current = currentOf(workspace, step, target);
  const { before, after, changedFields } = change;
  switch (change.action) {
    case 'insert':
      return { target, current, restored: null, asLeft: isSame(unplaced(current), unplaced(after)) };
    case 'delete':
      return { target, current, restored: before, asLeft: current === null };
    case 'update': {
      const fields = changedFields ?? [];
      const asLeft = current !== null && fields.every((field) => isSame(current[field], after?.[field]));
      return { target, current, restored: withFields({ ...current }, before ?? {}, fields), asLeft };
    }
    default:
      throw new TypeError(`unknown action ${String(change.action)}`);
  }
}

function targetOf(workspace: Workspace, { entity, itemId }: Change): Target {
  if (entity === 'step-draft') return { kind: 'draft' };
  if (entity === 'step-progress') return { kind: 'progress' };
  const section = sectionByName(entity);
  if (!section) throw new RangeError(`${entity} cannot be reverted`);
  return { kind: 'item', section, itemId: itemId ?? workspace.profileId };
}

function currentOf(workspace: Workspace, step: StepName, target: Target): Value | null {
  switch (target.kind) {
    case 'item':
      return auditValue(target.section, itemsOf(workspace, target.section.name).get(target.itemId));
    case 'draft': {
      const draft = workspace.drafts.get(step);
      return draft ? parsed(draft.text) : null;
    }
    case 'progress':
      return workspace.progress.get(step)?.status === 'completed' ? { status: 'completed' } : null;
    default:
      return unknownTarget(target);
  }
}

/** Where an item stands in its list is no part of what was inserted. */
function unplaced(value: Value | null): Value | null {
  if (value === null) return null;
  const { position: _position, ...fields } = value;
  return fields;
}

function withFields(value: { [field: string]: Json }, from: Value, fields: readonly string[]): Value {
  for (const field of fields) {
    const held = from[field];
    if (held === undefined) delete value[field];
    else value[field] = held;
  }
  return value;
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

function unknownTarget(target: never): never {
  throw new TypeError(`unknown target ${JSON.stringify(target)}`);
}
