// One item of a list, or the section of one: created or replaced, patched, deleted.
//
// Puts and deletions give the same rows in whatever order they are delivered, with each other and with submits (item-writes.ts). Not
// so what depends on the state that it finds: a patch is lost when a newer write of the item came first, or rejected when it comes
// before the item does, and so is whatever expects a tag or meets a limit of the section.
import type { DeleteItem, ItemCommand, PatchItem, PutItem } from '../commands/kinds';
import { sectionByName } from '../sections/all';
import type { FieldError } from '../sections/field-error';
import { isHeld, validateStanding } from '../sections/held';
import type { Given } from '../sections/section';
import { type Decided, rejected, superseded } from './decided';
import { notOnlyBrought, yieldFlag } from './imported-flag';
import { flagFault, givenOf } from './item-limits';
import { itemGiven, removeItem, writeItem } from './item-rows';
import { type About, moveVersion, tagConflict } from './item-versions';
import { arrangeAdded, itemWriteOf, noteItemWrite, positionOf } from './item-writes';
import { isOlder, stampOf } from './order';
import { itemsOf, progressOf, type Workspace } from './workspace';

export function decideItem(workspace: Workspace, command: ItemCommand): Decided {
  const section = sectionByName(command.section);
  if (section?.enteredBy !== 'candidate') throw new RangeError(`${command.section} is not written item by item`);
  const itemId = section.cardinality === 'many' ? command.itemId : workspace.profileId;
  const about = { workspace, section, itemId, row: itemsOf(workspace, section.name).get(itemId) };
  const conflict = tagConflict(about, command, command.kind === 'delete-item' ? null : command.payload);
  if (conflict) return conflict;
  if (command.kind === 'delete-item' && isHeld(section, about.row?.item)) return refuseHeld(about, command);
  const stamp = stampOf(command);
  const { submitted } = progressOf(workspace, section.step, command.acceptedAt);
  const newer = [itemWriteOf(workspace, section, itemId)?.stamp, submitted].find((one) => one && isOlder(stamp, one));
  if (newer) return supersededBy(newer.operationId, about, command);
  switch (command.kind) {
    case 'put-item':
      return put(about, command);
    case 'patch-item':
      return patch(about, command);
    case 'delete-item':
      return remove(about, command);
    default:
      return unknownKind(command);
  }
}

/** It may still be the first that was written of the item, and then it says where in the list the item belongs. */
function supersededBy(operationId: string, about: About, command: ItemCommand): Decided {
  note(about, command);
  const changes = arrangeAdded(about.workspace, about.section, command.actor.id);
  moveVersion(about, command, changes.length);
  return superseded(operationId, changes);
}

function note({ workspace, section, itemId }: About, command: ItemCommand): void {
  const noted = { stamp: stampOf(command), isDeleted: command.kind === 'delete-item' };
  noteItemWrite(workspace, section, itemId, noted, command);
}

function put(about: About, command: PutItem): Decided {
  const { workspace, section, row } = about;
  if (!row && itemsOf(workspace, section.name).size >= section.maxItems) {
    const detail = `The list holds ${section.maxItems} items already, which is the most. Delete one first.`;
    return rejected('too-many-items', detail);
  }
  return write(about, command, command.payload);
}

function patch(about: About, command: PatchItem): Decided {
  const { section, row } = about;
  if (!row) return rejected('no-such-item', 'There is no such item. Get the list to see what there is.');
  const given = { ...givenOf(section, row.item), ...command.payload };
  const validated = validateStanding(section, row.item, given);
  if (!validated.ok) return invalid(validated.errors);
  return write(about, command, validated.payload);
}

function write(about: About, command: PutItem | PatchItem, given: Given): Decided {
  const { workspace, section, itemId, row } = about;
  const item = itemGiven(section, given, row);
  const fault = flagFault(section, itemId, item, notOnlyBrought(workspace, section));
  if (fault) return invalid([fault]);
  const yielded = yieldFlag(workspace, section, itemId, item, command.actor.id);
  note(about, command);
  const position = row ? row.position : positionOf(workspace, section, itemId, command.actor.id);
  const changes = [
    ...yielded,
    ...writeItem(workspace, section, itemId, { position, item }, command.actor.id),
    ...arrangeAdded(workspace, section, command.actor.id),
  ];
  const version = moveVersion(about, command, changes.length);
  return { outcome: { status: changes.length > 0 ? 'applied' : 'unchanged', version }, changes };
}

/** The same whatever was written before: the file goes by a command of its own. */
function refuseHeld(about: About, command: DeleteItem): Decided {
  moveVersion(about, command, 0);
  return rejected('held-file', `A file stands behind the item. Delete it with DELETE …/resumes/${about.itemId}.`);
}

/** A deletion of what is not there is remembered too: an older put that comes after it stays without effect. */
function remove(about: About, command: DeleteItem): Decided {
  const { workspace, section, itemId, row } = about;
  note(about, command);
  const changes = removeItem(workspace, section, itemId);
  const version = moveVersion(about, command, changes.length);
  if (row) return { outcome: { status: 'applied', version }, changes };
  return rejected('no-such-item', 'There is no such item: it is deleted already, or never was.');
}

function invalid(errors: readonly FieldError[]): Decided {
  return rejected(
    'validation-failed',
    'The item would not be right. Correct what errors name, and send it again.',
    errors,
  );
}

function unknownKind(command: never): never {
  throw new TypeError(`unknown kind of item command ${JSON.stringify(command)}`);
}
