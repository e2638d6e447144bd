// How the writes of stored files are ordered with those of candidates, who may list them, name them and leave them out.
//
// What the service records of a file has no time at which a candidate's write could be older or newer than it: a record lies before all
// times, so whatever a candidate says of the item stands; the deletion of a file lies after all, so nothing brings the item back.
import { canonicalJson } from '../audit/canonical-json';
import { afterAllTimes, beforeAllTimes } from '../commands/all-times';
import { isHeld, serviceFields } from '../sections/held';
import type { Item, Section } from '../sections/section';
import { itemWriteOf } from './item-writes';
import type { Stamp } from './state';
import type { Undo } from './undo';
import type { Workspace } from './workspace';

export function recordStamp(operationId: string): Stamp {
  return { acceptedAt: beforeAllTimes, operationId, sessionId: null, revision: null };
}

export function burialStamp(operationId: string): Stamp {
  return { acceptedAt: afterAllTimes, operationId, sessionId: null, revision: null };
}

/** The stamp of the deletion of the file, if it was deleted. */
export function burialOf(workspace: Workspace, section: Section, itemId: string): Stamp | undefined {
  const stamp = itemWriteOf(workspace, section, itemId)?.stamp;
  return stamp?.acceptedAt === afterAllTimes ? stamp : undefined;
}

/** Whether the undo would bring a file or take it, change what the service knows of it, or touch what a parser read. */
export function isOfFile(workspace: Workspace, { target, current, restored }: Undo): boolean {
  if (target.kind !== 'item') return false;
  const { section, itemId } = target;
  // Parses come back with the entry that owns them, and by nothing else.
  if (section.enteredBy === 'system') return current !== null || restored === null;
  if (burialOf(workspace, section, itemId)) return true;
  const sides = [current, restored];
  if (!sides.some((side) => side !== null && isHeld(section, side))) return false;
  const [one, other] = sides.map((side) => side && canonicalJson(serviceFields(section, side as Item)));
  return one !== other;
}
