// What a page comes to: the checkpoint of each table after it, and the findings.
import type { BroughtProfile, Unreadable } from './mapping/brought';
import { type Mapping, nameOf } from './mapping/mapping';
import type { Page } from './read-pages';
import { usersSource } from './source-names';
import type { Finding } from './store/batch-record';
import type { Checkpoint } from './store/runs';

/** The tables that a run has a checkpoint of. */
export function tablesOf({ profiles, sources }: Mapping): Pick<Checkpoint, 'source' | 'tableName'>[] {
  return [
    { source: usersSource, tableName: nameOf(profiles.table) },
    ...sources.map(({ name, table }) => ({ source: name, tableName: nameOf(table) })),
  ];
}

export function usersRead(checkpoints: readonly Checkpoint[]): number {
  return checkpoints.find(({ source }) => source === usersSource)?.rowsRead ?? 0;
}

/** Of the last user that was read; null before the first. */
export function keyOf(checkpoints: readonly Checkpoint[]): string | null {
  return checkpoints.find(({ source }) => source === usersSource)?.lastKey ?? null;
}

/** `brought`: the profiles of the page that are brought, which are all but those that have no id or the id of another user. */
export function checkpointsAfter(
  before: readonly Checkpoint[],
  page: Page,
  brought: readonly BroughtProfile[],
  findings: readonly Finding[],
): Checkpoint[] {
  const items = new Map<string, number>([[usersSource, brought.length]]);
  for (const { sections } of brought) {
    for (const held of sections.values()) for (const { source } of held) increase(items, source.name);
  }
  const leftOut = new Map<string, number>();
  for (const { source, isLeftOut } of findings) if (isLeftOut) increase(leftOut, source);
  return before.map((one) => ({
    ...one,
    lastKey: page.lastKey,
    rowsRead: one.rowsRead + (page.rowsRead.get(one.source) ?? 0),
    itemsBrought: one.itemsBrought + (items.get(one.source) ?? 0),
    itemsLeftOut: one.itemsLeftOut + (leftOut.get(one.source) ?? 0),
  }));
}

export function findingOf(unreadable: Unreadable): Finding {
  const { source, table, key, column, path, field, code, why, outcome } = unreadable;
  return {
    source: source ?? usersSource,
    tableName: table,
    rowKey: key,
    columnName: column !== null && path !== null ? `${column} ${path}` : column,
    field,
    code,
    why,
    isLeftOut: outcome === 'item-left-out' || outcome === 'profile-left-out',
  };
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
