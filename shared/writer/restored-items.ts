// Whether what a revert would leave behind holds to the rules of its sections: rules and limits may have changed since, or others may
// have taken the room.
import type { FieldError } from '../sections/field-error';
import { validateStanding } from '../sections/held';
import type { Item, Section } from '../sections/section';
import { flagFault, givenOf, tooManyFault } from './item-limits';
import type { StoredItem } from './state';
import type { Undo } from './undo';
import { itemsOf, type Workspace } from './workspace';

export function restoredFaults(workspace: Workspace, undos: readonly Undo[]): FieldError[] {
  const planned = plannedItems(workspace, undos);
  const faults = undos.flatMap(({ target, restored }) => {
    if (target.kind !== 'item' || restored === null) return [];
    const { section, itemId } = target;
    const validated = validateStanding(section, restored as Item, givenOf(section, restored));
    const flag = flagFault(section, itemId, restored, planned.get(section) ?? new Map());
    const found = [...(validated.ok ? [] : validated.errors), ...(flag ? [flag] : [])];
    return found.map((fault) => ({ ...fault, path: `/${section.property}/${itemId}${fault.path}` }));
  });
  const crowded = [...planned].flatMap(([section, items]) => {
    const fault = items.size > itemsOf(workspace, section.name).size ? tooManyFault(section, items) : undefined;
    return fault ? [{ ...fault, path: `/${section.property}` }] : [];
  });
  return [...faults, ...crowded];
}

/** The items of each section that the revert touches, as it would leave them. */
function plannedItems(workspace: Workspace, undos: readonly Undo[]): Map<Section, Map<string, StoredItem>> {
  const planned = new Map<Section, Map<string, StoredItem>>();
  for (const { target, restored } of undos) {
    if (target.kind !== 'item') continue;
    const items = planned.get(target.section) ?? new Map(itemsOf(workspace, target.section.name));
    planned.set(target.section, items);
    if (restored === null) items.delete(target.itemId);
    else items.set(target.itemId, { position: 0, item: restored as Item });
  }
  return planned;
}
