// The rows of sections as decisions change them, each change with its view for the audit.
import { type Change, changeOf } from '../audit/change';
import { enteredSectionsOfStep, sections } from '../sections/all';
import { serviceFields } from '../sections/held';
import { completeItem } from '../sections/item';
import type { Given, Item, Json, Section, StepName } from '../sections/section';
import type { StoredItem } from './state';
import { authorsOf, itemsOf, type Workspace } from './workspace';

type Placed = Pick<StoredItem, 'position' | 'item'>;

/** What is given is complete; fields that no client sets keep what is stored, as do the facts of a held item. */
export function itemGiven(section: Section, given: Given, stored: StoredItem | undefined): Item {
  return { ...completeItem(section, given), ...(stored && serviceFields(section, stored.item)) };
}

/** Inserts the item or makes the row what it says. */
export function writeItem(
  workspace: Workspace,
  section: Section,
  itemId: string,
  after: Placed,
  actorId: string,
): Change[] {
  const stored = itemsOf(workspace, section.name);
  const before = stored.get(itemId);
  const { position, item } = after;
  const change = changeOf(
    section.name,
    auditId(section, itemId),
    auditValue(section, before),
    auditValue(section, after),
  );
  if (!change) return [];
  stored.set(itemId, { position, item, authors: authorsOf(before, actorId) });
  return [change];
}

/** Takes an item out, after the rows of other sections that it owns. */
export function removeItem(workspace: Workspace, section: Section, itemId: string): Change[] {
  const owned = sections.flatMap((other) => {
    const { ownedBy } = other;
    if (ownedBy?.section !== section.name) return [];
    const ids = [...itemsOf(workspace, other.name)]
      .filter(([, row]) => row.item[ownedBy.field] === itemId)
      .map(([id]) => id);
    return ids.flatMap((id) => removeItem(workspace, other, id));
  });
  const stored = itemsOf(workspace, section.name);
  const change = changeOf(section.name, auditId(section, itemId), auditValue(section, stored.get(itemId)), null);
  stored.delete(itemId);
  return change ? [...owned, change] : owned;
}

function auditId(section: Section, itemId: string): string | null {
  return section.cardinality === 'many' ? itemId : null;
}

/** How the audit tells of an item: its fields and, in a list, its position. */
export function auditValue(section: Section, row: Placed | undefined): Item | null {
  if (!row) return null;
  return section.cardinality === 'many' ? { ...row.item, position: row.position } : row.item;
}

/** An item as a client sees it; null when there is none. */
export function itemView(section: Section, itemId: string, row: StoredItem | undefined): Json {
  if (!row) return null;
  return section.cardinality === 'many' ? { itemId, ...row.item } : row.item;
}

/** What a submit of the step replaces, by the sections' properties; null where nothing was submitted yet. */
export function stepContent(workspace: Workspace, step: StepName): Json {
  const contents = enteredSectionsOfStep(step).map((section) => {
    const rows = [...itemsOf(workspace, section.name)].sort(inPlace);
    const views = rows.map(([itemId, row]) => itemView(section, itemId, row));
    return [section.property, section.cardinality === 'many' ? views : (views[0] ?? null), rows.length] as const;
  });
  const nothing = !workspace.progress.get(step)?.submitted && contents.every(([, , count]) => count === 0);
  return nothing ? null : Object.fromEntries(contents);
}

function inPlace([oneId, one]: [string, StoredItem], [otherId, other]: [string, StoredItem]): number {
  if (one.position !== other.position) return one.position - other.position;
  return oneId < otherId ? -1 : 1;
}
