// One item of a list, or the section of one: created or replaced, patched, deleted.
//
// Puts and deletions give the same rows in whatever order they are delivered, with each other and with submits (item-writes.ts). Not
// so what depends on the state that it finds: a patch is lost when a newer write of the item came first, or rejected when it comes
// before the item does, and so is whatever expects a tag or meets a limit of the section.
import { itemTag } from '../audit/item-tag';
import type { DeleteItem, ItemCommand, PatchItem, PutItem } from '../commands/kinds';
import { sectionByName } from '../sections/all';
import type { FieldError } from '../sections/field-error';
import type { Given, Json, Section } from '../sections/section';
import { validateItem } from '../sections/validate';
import { type Decided, rejected, superseded } from './decided';
import { notOnlyBrought, yieldFlag } from './imported-flag';
import { flagFault, givenOf } from './item-limits';
import { itemGiven, itemView, removeItem, writeItem } from './item-rows';
import { arrangeAdded, itemWriteOf, noteItemWrite, positionOf } from './item-writes';
import { isOlder, stampOf } from './order';
import type { StoredItem } from './state';
import { itemsOf, progressOf, setProgress, versionAfter, type Workspace } from './workspace';

/** A command with what it is about. */
interface About {
  readonly workspace: Workspace;
  readonly section: Section;
  readonly itemId: string;
  readonly row: StoredItem | undefined;
}

export function decideItem(workspace: Workspace, command: ItemCommand): Decided {
  const section = sectionByName(command.section);
  if (section?.enteredBy !== 'candidate') throw new RangeError(`${command.section} is not written item by item`);
  const itemId = section.cardinality === 'many' ? command.itemId : workspace.profileId;
  const about = { workspace, section, itemId, row: itemsOf(workspace, section.name).get(itemId) };
  const conflict = tagConflict(about, command);
  if (conflict) return conflict;
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

const noItem = 'none';

function tagConflict(about: About, command: ItemCommand): Decided | undefined {
  const { workspace, section, itemId, row } = about;
  const { expectedTag } = command;
  const currentTag = row ? itemTag(row.item) : noItem;
  if (expectedTag === undefined || expectedTag === currentTag) return undefined;
  const { version } = progressOf(workspace, section.step, command.acceptedAt);
  const attempted: Json = command.kind === 'delete-item' ? null : command.payload;
  const current = itemView(section, itemId, row);
  const difference = { expectedTag, currentTag };
  return { outcome: { status: 'conflict', version, difference, current, attempted }, changes: [] };
}

/** It may still be the first that was written of the item, and then it says where in the list the item belongs. */
function supersededBy(operationId: string, about: About, command: ItemCommand): Decided {
  noteItemWrite(about.workspace, about.section, about.itemId, command);
  const changes = arrangeAdded(about.workspace, about.section, command.actor.id);
  moveVersion(about, command, changes.length);
  return superseded(operationId, changes);
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
  const validated = validateItem(section, { ...givenOf(section, row.item), ...command.payload });
  if (!validated.ok) return invalid(validated.errors);
  return write(about, command, validated.payload);
}

function write(about: About, command: PutItem | PatchItem, given: Given): Decided {
  const { workspace, section, itemId, row } = about;
  const item = itemGiven(section, given, row);
  const fault = flagFault(section, itemId, item, notOnlyBrought(workspace, section));
  if (fault) return invalid([fault]);
  const yielded = yieldFlag(workspace, section, itemId, item, command.actor.id);
  noteItemWrite(workspace, section, itemId, command);
  const position = row ? row.position : positionOf(workspace, section, itemId, command.actor.id);
  const changes = [
    ...yielded,
    ...writeItem(workspace, section, itemId, { position, item }, command.actor.id),
    ...arrangeAdded(workspace, section, command.actor.id),
  ];
  const version = moveVersion(about, command, changes.length);
  return { outcome: { status: changes.length > 0 ? 'applied' : 'unchanged', version }, changes };
}

/** A deletion of what is not there is remembered too: an older put that comes after it stays without effect. */
function remove(about: About, command: DeleteItem): Decided {
  const { workspace, section, itemId, row } = about;
  noteItemWrite(workspace, section, itemId, command);
  const changes = removeItem(workspace, section, itemId);
  const version = moveVersion(about, command, changes.length);
  if (row) return { outcome: { status: 'applied', version }, changes };
  return rejected('no-such-item', 'There is no such item: it is deleted already, or never was.');
}

/** Every change of an item moves the version of its step, so that a submit that has not seen it can be told. */
function moveVersion({ workspace, section }: About, command: ItemCommand, changes: number): number {
  const progress = progressOf(workspace, section.step, command.acceptedAt);
  const version = versionAfter(workspace, progress.version, changes > 0 ? 1 : 0);
  const next = changes > 0 ? { ...progress, version } : progress;
  setProgress(workspace, section.step, next, command.acceptedAt, command.actor.id);
  return next.version;
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
