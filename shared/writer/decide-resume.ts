// What becomes of a resume file and of what parsers read in it.
//
//     (no row) ──record──▶ held ──record──▶ held: its state only goes on, a parse only gets further
//         │                  │
//         └──delete-resume──▶└──▶ deleted, for good
//
// Files are recorded, deleted, listed by submits and written as items in any order and any number of times: the rows are the same in the end.
// Only a deletion of the entry as an item (delete-item) depends on whether the file was recorded before it, and where a list is full,
// what comes first stays.
import { canonicalJson } from '../audit/canonical-json';
import type { Change } from '../audit/change';
import type { DeleteResume, RecordResume } from '../commands/kinds';
import type { RecordedResume } from '../commands/record-resume';
import { isHeld, serviceFields } from '../sections/held';
import { completeItem } from '../sections/item';
import { resumeDocuments } from '../sections/resume-documents';
import { resumeParsing } from '../sections/resume-parsing';
import { parseStatuses } from '../sections/resume-words';
import type { Item } from '../sections/section';
import { type Decided, rejected, superseded } from './decided';
import { burialOf, burialStamp, recordStamp } from './held-items';
import { removeItem, writeItem } from './item-rows';
import { moveVersion, tagConflict } from './item-versions';
import { arrangeAdded, noteItemWrite, positionOf } from './item-writes';
import { itemsOf, type Workspace } from './workspace';

const section = resumeDocuments;

export function decideRecord(workspace: Workspace, command: RecordResume): Decided {
  const { payload, actor, operationId } = command;
  const { documentId, document, parse } = payload;
  const noted = { stamp: recordStamp(operationId), isDeleted: false };
  const burial = burialOf(workspace, section, documentId);
  if (burial) {
    noteItemWrite(workspace, section, documentId, noted, command);
    moveVersion({ workspace, section }, command, 0);
    return superseded(burial.operationId);
  }
  const rows = itemsOf(workspace, section.name);
  const row = rows.get(documentId);
  const parses = itemsOf(workspace, resumeParsing.name);
  if (!row && rows.size >= section.maxItems) return tooMany(`${section.maxItems} files`);
  const stored = parses.size + (workspace.unreadItems.get(resumeParsing.name) ?? 0);
  if (parse && !parses.has(parse.parseId) && stored >= resumeParsing.maxItems) {
    return tooMany(`${resumeParsing.maxItems} parses`);
  }
  noteItemWrite(workspace, section, documentId, noted, command);
  const position = row ? row.position : positionOf(workspace, section, documentId, actor.id);
  const item = recordedItem(row?.item, document);
  const changes = [
    ...writeItem(workspace, section, documentId, { position, item }, actor.id),
    ...arrangeAdded(workspace, section, actor.id),
    ...(parse ? writeParse(workspace, documentId, parse, actor.id) : []),
  ];
  const version = moveVersion({ workspace, section }, command, changes.length);
  return { outcome: { status: changes.length > 0 ? 'applied' : 'unchanged', version }, changes };
}

/** The deletion of what is not there is remembered too: a record of it that comes later stays without effect. */
export function decideDeletion(workspace: Workspace, command: DeleteResume): Decided {
  const { documentId } = command.payload;
  const row = itemsOf(workspace, section.name).get(documentId);
  const conflict = tagConflict({ workspace, section, itemId: documentId, row }, command, null);
  if (conflict) return conflict;
  const noted = { stamp: burialStamp(command.operationId), isDeleted: true };
  noteItemWrite(workspace, section, documentId, noted, command);
  const changes = removeItem(workspace, section, documentId);
  const version = moveVersion({ workspace, section }, command, changes.length);
  if (row) return { outcome: { status: 'applied', version }, changes };
  return rejected('no-such-item', 'There is no such resume: it is deleted already, or never was.');
}

function tooMany(limit: string): Decided {
  return rejected('too-many-items', `The profile holds ${limit} already, which is the most. Delete one first.`);
}

/** What the candidate says of the item stays. Of two records the one that got further tells the facts. */
function recordedItem(stored: Item | undefined, document: RecordedResume['document']): Item {
  const told = completeItem(section, { ...document, originalName: document.fileName } as Item);
  if (!stored) return told;
  if (!isHeld(section, stored)) return { ...stored, ...serviceFields(section, told) };
  if (!isFurther(told, stored)) return stored;
  const { fileName } = stored.fileName === stored.originalName ? told : stored;
  return { ...stored, fileName: fileName ?? null, ...serviceFields(section, told) };
}

/** Which of two that got as far stands is no matter, so long as it does not depend on which came first. */
function isFurther(told: Item, stored: Item): boolean {
  const [one, other] = [rankOf(told), rankOf(stored)];
  if (one !== other) return one > other;
  return canonicalJson(serviceFields(section, told)) > canonicalJson(serviceFields(section, stored));
}

/** See documentStates in shared/sections/resume-words.ts. */
function rankOf({ state, stateReason }: Item): number {
  if (state === 'refused') return stateReason === 'malware' ? 3 : 1;
  return state === 'available' ? 2 : 0;
}

/** A try that got less far than one before, by the same version, is forgotten: it was out of time or memory. */
function writeParse(
  workspace: Workspace,
  documentId: string,
  { parseId, text, ...parse }: NonNullable<RecordedResume['parse']>,
  actorId: string,
): Change[] {
  const stored = itemsOf(workspace, resumeParsing.name).get(parseId)?.item;
  const item = completeItem(resumeParsing, { ...parse, documentItemId: documentId, rawText: text });
  if (stored && !isBetter(item, stored)) return [];
  // Parses have no order of their own: whoever reads them sorts them by when they were made.
  return writeItem(workspace, resumeParsing, parseId, { position: 0, item }, actorId);
}

const furthest: readonly unknown[] = parseStatuses;

function isBetter(told: Item, stored: Item): boolean {
  const [one, other] = [furthest.indexOf(told.status), furthest.indexOf(stored.status)];
  if (one !== other) return one < other;
  // More warnings tell more of what was tried: that a scan could not be recognised either, and need not be sent again.
  const [more, less] = [warningsOf(told), warningsOf(stored)];
  return more === less ? canonicalJson(told) > canonicalJson(stored) : more > less;
}

function warningsOf({ warnings }: Item): number {
  return Array.isArray(warnings) ? warnings.length : 0;
}
