// The erasure of a profile, as far as it is decided: the rows that the batch holds, loaded or about to be added, are forgotten, and
// the chain goes on with a change set that holds no value. Rows in SQL go by the statements of erasure.ts.
//
// It takes everything that is there when it is applied. What was accepted before it and comes later is superseded by it, without a
// trace of its values; what was accepted later starts anew, but is taken too if it was applied before.
import type { Change } from '../audit/change';
import type { EraseProfile } from '../commands/kinds';
import type { Decided } from './decided';
import type { Rejection } from './received';
import type { Row } from './row';
import { emptyProfile } from './state';
import type { AppendedRows } from './tables';
import type { Workspace } from './workspace';

const erased: Change = {
  entity: 'profile',
  itemId: null,
  action: 'delete',
  changedFields: null,
  before: null,
  after: null,
};

export function decideErasure(
  workspace: Workspace,
  { acceptedAt, operationId }: EraseProfile,
  appended: AppendedRows,
  rejections: Rejection[],
): Decided {
  workspace.erasure = { acceptedAt, operationId };
  workspace.isErased = true;
  workspace.loaded = { ...emptyProfile, head: workspace.loaded.head };
  const { progress, drafts, sessions, items, unreadItems, itemWrites, passages, stepEvents } = workspace;
  for (const rows of [progress, drafts, sessions, items, unreadItems, itemWrites, passages, stepEvents]) rows.clear();
  for (const known of workspace.operations.keys()) workspace.operations.set(known, null);
  for (const [known, { step }] of workspace.recorded) {
    workspace.recorded.set(known, { step, gone: 'erased', changes: [] });
  }
  forgetAppended(workspace.profileId, appended);
  replaceAll(rejections, (rejection) => (rejection.profileId === workspace.profileId ? undefined : rejection));
  return { outcome: { status: 'applied', version: null }, changes: [erased] };
}

/** What earlier commands of the batch would add: as the statements of erasure.ts leave rows that are stored already. */
function forgetAppended(profileId: string, appended: AppendedRows): void {
  const replace = (rows: Row[], change: (row: Row) => Row | undefined) =>
    replaceAll(rows, (row) => (row.profileId === profileId ? change(row) : row));
  replace(appended.stepEvents, () => undefined);
  replace(appended.validationErrors, () => undefined);
  replace(appended.operations, (row) => ({ ...row, fingerprint: null, conflict: null, errorDetail: null }));
  replace(appended.changeSets, (row) => ({ ...row, reason: null, reasonSalt: null }));
  replace(appended.changes, (row) => ({
    ...row,
    changedFields: null,
    beforeValue: null,
    afterValue: null,
    salt: null,
  }));
}

function replaceAll<T>(list: T[], change: (one: T) => T | undefined): void {
  const kept = list.map(change).filter((one) => one !== undefined);
  list.splice(0, list.length, ...kept);
}
