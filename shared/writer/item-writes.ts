// What is remembered of items that were written by themselves, and where they stand in their list.
//
// An item is what the newest of the step's submits and of its own writes made of it, so each of its own writes leaves a stamp, a
// deletion too. The list has first what the last submit listed, in its order (`place`, which a deleted item keeps), and then what was
// added since, in the order in which the items were first written. So any order of delivery gives the same rows in the same
// order; only how wide the gaps between positions are may differ. What comes back after it was taken away takes its old place.
import type { Change } from '../audit/change';
import type { Command } from '../commands/kinds';
import { isHeld } from '../sections/held';
import type { Section } from '../sections/section';
import { writeItem } from './item-rows';
import { earlier, isOlder } from './order';
import type { ItemWrite, Stamp } from './state';
import { authorsOf, itemsOf, type Workspace } from './workspace';

/** The key of `itemWrites`. */
export function itemWriteKey(section: string, itemId: string): string {
  return `${section}/${itemId}`;
}

export function itemWriteOf(workspace: Workspace, section: Section, itemId: string): ItemWrite | undefined {
  return workspace.itemWrites.get(itemWriteKey(section.name, itemId));
}

/** The newest write of that item, if it is newer than the stamp. */
export function newerWriteOf(
  workspace: Workspace,
  section: Section,
  itemId: string,
  stamp: Stamp,
): ItemWrite | undefined {
  const write = itemWriteOf(workspace, section, itemId);
  return write && isOlder(stamp, write.stamp) ? write : undefined;
}

function writesOf(workspace: Workspace, section: Section): ItemWrite[] {
  return [...workspace.itemWrites.values()].filter((write) => write.section === section.name);
}

export function setItemWrite(workspace: Workspace, write: Omit<ItemWrite, 'authors'>, actorId: string): void {
  const key = itemWriteKey(write.section, write.itemId);
  workspace.itemWrites.set(key, { ...write, authors: authorsOf(workspace.itemWrites.get(key), actorId) });
}

/** What a command is for the item that it writes. */
export type Noted = Pick<ItemWrite, 'stamp' | 'isDeleted'>;

/** Notes a command of the item: its stamp, unless a newer write has left one, and when the item was first written. */
export function noteItemWrite(
  workspace: Workspace,
  section: Section,
  itemId: string,
  { stamp, isDeleted }: Noted,
  { acceptedAt, actor }: Pick<Command, 'acceptedAt' | 'actor'>,
): void {
  const known = itemWriteOf(workspace, section, itemId);
  const first = known?.firstAcceptedAt ?? null;
  const firstAcceptedAt = isDeleted ? first : earlier(acceptedAt, first);
  if (known && isOlder(stamp, known.stamp)) {
    if (firstAcceptedAt !== known.firstAcceptedAt) setItemWrite(workspace, { ...known, firstAcceptedAt }, actor.id);
    return;
  }
  const place = known ? known.place : placeInSubmit(workspace, section, itemId);
  setItemWrite(workspace, { section: section.name, itemId, stamp, isDeleted, place, firstAcceptedAt }, actor.id);
}

/** An item that was never written by itself came with a submit, and stands where that listed it. */
function placeInSubmit(workspace: Workspace, section: Section, itemId: string): number | null {
  if (section.cardinality === 'one') return null;
  return itemsOf(workspace, section.name).get(itemId)?.position ?? null;
}

/**
 * Where a new item belongs: in the place that the last submit gave it, unless a revert has put another one there; else behind all
 * that the submit listed and all that was added before it.
 */
export function positionOf(workspace: Workspace, section: Section, itemId: string, actorId: string): number {
  if (section.cardinality === 'one') return 0;
  const rows = itemsOf(workspace, section.name);
  const write = itemWriteOf(workspace, section, itemId);
  if (write && write.place !== null) return placeAgain(workspace, section, { ...write, place: write.place }, actorId);
  const writes = addedInOrder(workspace, section, itemId);
  const before = writes.slice(0, writes.indexOf(itemId)).map((id) => rows.get(id)?.position ?? -1);
  return Math.max(endOfSubmit(workspace, section), ...before.map((position) => position + 1));
}

/** The place that the item has, or, where a revert has put another item there, a new one behind all that have one. */
function placeAgain(
  workspace: Workspace,
  section: Section,
  write: ItemWrite & { readonly place: number },
  actorId: string,
): number {
  const taken = [...itemsOf(workspace, section.name).values()].some((row) => row.position === write.place);
  if (!taken) return write.place;
  const place = endOfSubmit(workspace, section);
  setItemWrite(workspace, { ...write, place }, actorId);
  return place;
}

/** Moves added items that stand before what they belong behind. Only what comes late moves others; deletions leave gaps. */
export function arrangeAdded(workspace: Workspace, section: Section, actorId: string): Change[] {
  if (section.cardinality === 'one') return [];
  const rows = itemsOf(workspace, section.name);
  let next = endOfSubmit(workspace, section);
  return addedInOrder(workspace, section).flatMap((itemId) => {
    const row = rows.get(itemId);
    if (!row) return [];
    const position = Math.max(next, row.position);
    next = position + 1;
    return writeItem(workspace, section, itemId, { ...row, position }, actorId);
  });
}

/** The items that the last submit did not list, deleted ones too. `also`: one that is about to be. */
function addedInOrder(workspace: Workspace, section: Section, also?: string): string[] {
  const order = (write: ItemWrite) => `${write.firstAcceptedAt} ${write.itemId}`;
  return writesOf(workspace, section)
    .filter((write) => write.itemId === also || isAdded(workspace, section, write))
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
    .map((write) => write.itemId);
}

/** What the service holds is never taken out by a submit that does not list it: it stands with what was added since. */
function isAdded(workspace: Workspace, section: Section, write: ItemWrite): boolean {
  if (isHeld(section, itemsOf(workspace, section.name).get(write.itemId)?.item)) return write.place === null;
  const submitted = workspace.progress.get(section.step)?.submitted ?? null;
  return write.place === null && !(submitted && isOlder(write.stamp, submitted));
}

/**
 * The first position behind the list of the last submit. A row that was not added counts with it, whatever its write says: where sessions
 * overlap and the network swaps what one of them sent, a write that the submit supersedes may be newer than one that it left standing.
 */
function endOfSubmit(workspace: Workspace, section: Section): number {
  const places = writesOf(workspace, section).map((write) => write.place ?? -1);
  const positions = [...itemsOf(workspace, section.name)].map(([itemId, row]) => {
    const write = itemWriteOf(workspace, section, itemId);
    return write && isAdded(workspace, section, write) ? -1 : row.position;
  });
  return 1 + Math.max(-1, ...places, ...positions);
}

/** Gives each item that was ever written by itself its place in the list of a submit, or none. */
export function notePlaces(workspace: Workspace, section: Section, list: readonly string[], actorId: string): void {
  for (const write of writesOf(workspace, section)) {
    const index = list.indexOf(write.itemId);
    const place = index < 0 ? null : index;
    if (place !== write.place) setItemWrite(workspace, { ...write, place }, actorId);
  }
}

/** After a revert has put items where they were, all stay where they are: what comes next goes behind them. */
export function freezePlaces(workspace: Workspace, section: Section, actorId: string): void {
  if (section.cardinality === 'one') return;
  for (const [itemId, row] of itemsOf(workspace, section.name)) {
    const write = itemWriteOf(workspace, section, itemId);
    if (write && write.place !== row.position) setItemWrite(workspace, { ...write, place: row.position }, actorId);
  }
}
