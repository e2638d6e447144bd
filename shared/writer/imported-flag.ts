// The flag that one item of a list may carry, where an import has put it: a write by a person takes it. Whoever sent that write may have done
// so before the import came, and nothing that was accepted is to be refused for what a backfill brought.
import type { Change } from '../audit/change';
import type { Item, Section } from '../sections/section';
import { isBroughtStamp } from './decide-import';
import { writeItem } from './item-rows';
import { itemWriteOf } from './item-writes';
import type { StoredItem } from './state';
import { itemsOf, type Workspace } from './workspace';

/** The items of the list but those that nobody has written since an import brought them; where there is no such flag, simply all. */
export function notOnlyBrought(workspace: Workspace, section: Section): ReadonlyMap<string, StoredItem> {
  const items = itemsOf(workspace, section.name);
  if (section.onlyOne === undefined) return items;
  return new Map([...items].filter(([itemId]) => !isOnlyBrought(workspace, section, itemId)));
}

/** Takes the flag from the others, where the item carries it. */
export function yieldFlag(
  workspace: Workspace,
  section: Section,
  itemId: string,
  item: Item,
  actorId: string,
): Change[] {
  const { onlyOne } = section;
  if (onlyOne === undefined || item[onlyOne] !== true) return [];
  const holders = [...itemsOf(workspace, section.name)].filter(
    ([otherId, other]) => otherId !== itemId && other.item[onlyOne] === true,
  );
  return holders.flatMap(([otherId, other]) =>
    writeItem(workspace, section, otherId, { ...other, item: { ...other.item, [onlyOne]: false } }, actorId),
  );
}

function isOnlyBrought(workspace: Workspace, section: Section, itemId: string): boolean {
  const submitted = workspace.progress.get(section.step)?.submitted;
  return isBroughtStamp(submitted ?? null) && itemWriteOf(workspace, section, itemId) === undefined;
}
