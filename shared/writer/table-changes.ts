// From what the commands made of each profile to rows of each table: new, changed, gone.
import { canonicalJson } from '../audit/canonical-json';
import { sections } from '../sections/all';
import { toRow } from '../sections/item';
import type { Section } from '../sections/section';
import { netChanges } from './net-changes';
import { type Row, sqlInstant, type Table } from './row';
import { itemWriteTable, sectionTable, sessionTable, stepDraftTable, stepProgressTable } from './schema';
import type { Authors, Draft, ItemWrite, Progress, Session, Stamp, StoredItem } from './state';
import type { Workspace } from './workspace';

export interface TableChanges {
  readonly table: Table;
  readonly inserts: readonly Row[];
  readonly updates: readonly Row[];
  readonly deletes: readonly Row[];
}

const byOwnership = [...sections.filter((one) => !one.ownedBy), ...sections.filter((one) => one.ownedBy)];
const sectionTables = new Map(sections.map((section) => [section.name, sectionTable(section)]));

/** The changes of every table that batches update, owners before what they own. */
export function tableChanges(workspaces: readonly Workspace[]): TableChanges[] {
  return [
    changesOf(sessionTable, workspaces, (w) => [w.loaded.sessions, w.sessions], sessionRow),
    ...byOwnership.map((section) => sectionChanges(section, workspaces)),
    changesOf(stepDraftTable, workspaces, (w) => [w.loaded.drafts, w.drafts], draftRow),
    changesOf(stepProgressTable, workspaces, (w) => [w.loaded.progress, w.progress], progressRow),
    changesOf(itemWriteTable, workspaces, (w) => [w.loaded.itemWrites, w.itemWrites], itemWriteRow),
  ];
}

/** The profiles that a command of the batch erased. */
export function erasedProfiles(workspaces: readonly Workspace[]): Row[] {
  return workspaces
    .filter((one) => one.isErased)
    .map(({ profileId, erasure }) => ({
      profileId,
      erasedAt: erasure && sqlInstant(erasure.acceptedAt),
      erasedOperationId: erasure?.operationId ?? null,
    }));
}

/** The columns of profile.Profile that move when something changed. */
export function headRow(workspace: Workspace): Row {
  return { profileId: workspace.profileId, ...workspace.head, updatedBy: workspace.updatedBy ?? null };
}

const none: ReadonlyMap<string, StoredItem> = new Map();

function sectionChanges(section: Section, workspaces: readonly Workspace[]): TableChanges {
  const table = sectionTables.get(section.name) ?? sectionTable(section);
  const sides = (w: Workspace) =>
    [w.loaded.items.get(section.name) ?? none, w.items.get(section.name) ?? none] as const;
  return changesOf(table, workspaces, sides, (itemId, row) => itemRow(section, itemId, row));
}

function changesOf<K, R extends { readonly authors?: Authors }>(
  table: Table,
  workspaces: readonly Workspace[],
  sides: (workspace: Workspace) => readonly [ReadonlyMap<K, R>, ReadonlyMap<K, R>],
  toColumns: (key: K, row: R) => Row,
): TableChanges {
  const inserts: Row[] = [];
  const updates: Row[] = [];
  const deletes: Row[] = [];
  for (const workspace of workspaces) {
    const net = netChanges(...sides(workspace));
    const rowOf = ([key, row]: readonly [K, R]) => ({
      profileId: workspace.profileId,
      ...toColumns(key, row),
      ...row.authors,
    });
    inserts.push(...net.inserts.map(rowOf));
    updates.push(...net.updates.map(rowOf));
    deletes.push(...net.deletes.map(rowOf).map((row) => keyOf(table, row)));
  }
  return { table, inserts, updates, deletes };
}

function keyOf(table: Table, row: Row): Row {
  return Object.fromEntries(Object.keys(table.key).map((name) => [name, row[name] ?? null]));
}

function itemRow(section: Section, itemId: string, row: StoredItem): Row {
  const columns = toRow(section, row.item);
  return section.cardinality === 'many' ? { itemId, position: row.position, ...columns } : columns;
}

function sessionRow(sessionId: string, session: Session): Row {
  const revisions = canonicalJson(session.draftRevisions);
  return {
    sessionId,
    client: session.client,
    startedAt: sqlInstant(session.startedAt),
    lastSeenAt: sqlInstant(session.lastSeenAt),
    endedAt: session.endedAt && sqlInstant(session.endedAt),
    draftRevisions: revisions === '{}' ? null : revisions,
  };
}

function draftRow(step: string, draft: Draft): Row {
  const { acceptedAt, operationId, sessionId, revision } = draft.stamp;
  return { step, draft: draft.text, revision, sessionId, acceptedAt: sqlInstant(acceptedAt), operationId };
}

function progressRow(step: string, progress: Progress): Row {
  return {
    step,
    status: progress.status,
    completeness: progress.completeness,
    version: progress.version,
    draftVersion: progress.draftVersion,
    refusals: progress.refusals,
    startedAt: sqlInstant(progress.startedAt),
    completedAt: progress.completedAt && sqlInstant(progress.completedAt),
    ...stampColumns('submitted', progress.submitted),
    ...stampColumns('drafted', progress.drafted),
    timeSpentSeconds: progress.timeSpentSeconds,
    firstEnteredAt: progress.firstEnteredAt && sqlInstant(progress.firstEnteredAt),
    skippedAt: progress.skippedAt && sqlInstant(progress.skippedAt),
  };
}

function itemWriteRow(_key: string, write: ItemWrite): Row {
  const { acceptedAt, operationId, sessionId, revision } = write.stamp;
  return {
    section: write.section,
    itemId: write.itemId,
    isDeleted: write.isDeleted,
    place: write.place,
    firstAcceptedAt: write.firstAcceptedAt && sqlInstant(write.firstAcceptedAt),
    acceptedAt: sqlInstant(acceptedAt),
    operationId,
    sessionId,
    revision,
  };
}

function stampColumns(prefix: 'submitted' | 'drafted', stamp: Stamp | null): Row {
  return {
    [`${prefix}At`]: stamp && sqlInstant(stamp.acceptedAt),
    [`${prefix}OperationId`]: stamp?.operationId ?? null,
    [`${prefix}SessionId`]: stamp?.sessionId ?? null,
    [`${prefix}Revision`]: stamp?.revision ?? null,
  };
}
