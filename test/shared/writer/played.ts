// Commands applied one after the other, each in a batch of its own, and what came of them.
import type { Command } from '../../../shared/commands/kinds';
import type { Row } from '../../../shared/writer/row';
import { idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';

export const profileId = idOf(0xabc);

export function given(...commands: readonly Command[]): MemoryDatabase {
  const database = new MemoryDatabase();
  for (const command of commands) database.apply([received(command)]);
  return database;
}

/** The row of ops.Operation, with its JSON read. */
export function operationOf(row: Row | undefined) {
  const read = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : null);
  return { ...row, errorDetail: read(row?.errorDetail), conflict: read(row?.conflict) };
}

export function when(database: MemoryDatabase, command: Command) {
  const { appended, told } = database.apply([received(command)]);
  const values = (text: unknown) => (text === null ? null : JSON.parse(String(text)));
  return {
    told: told[0]?.outcome,
    operation: operationOf(appended.operations[0]),
    changes: appended.changes.map(({ entity, itemId, action, beforeValue, afterValue }) => ({
      entity,
      itemId,
      action,
      before: values(beforeValue),
      after: values(afterValue),
    })),
    appended,
  };
}

/** What the audit of the batches leaves of each row, by `entity itemId`, each change upon what those before it have left. */
export function auditPlayed(database: MemoryDatabase, batches: readonly Command[][]): ReadonlyMap<string, unknown> {
  const left = new Map<string, unknown>();
  for (const batch of batches) {
    for (const { entity, itemId, beforeValue, afterValue } of database.apply(batch.map(received)).appended.changes) {
      const key = `${entity} ${itemId}`;
      expect(beforeValue).toEqual(left.get(key) ?? null);
      left.set(key, afterValue);
    }
  }
  return left;
}

export function stepOf(database: MemoryDatabase, step: 'projects' | 'address' | 'aspirations' = 'projects') {
  return database.profile(profileId).progress.get(step);
}

/** The projects in their order. */
export function projects(database: MemoryDatabase): { itemId: string; name: unknown }[] {
  return [...(database.profile(profileId).items.get('projects') ?? [])]
    .sort(([, one], [, other]) => one.position - other.position)
    .map(([itemId, { item }]) => ({ itemId, name: item.name }));
}

export function draftOf(database: MemoryDatabase): unknown {
  const draft = database.profile(profileId).drafts.get('projects');
  return draft && JSON.parse(draft.text);
}
