// Takes a person's data out of every table, set-based by profile. A test holds the tables named here against those that have a
// profileId, so that none is forgotten.
import { sections } from '../sections/all';
import { type ColumnTypes, rowsOf } from './row';

export const erasureTypes: ColumnTypes = {
  profileId: 'uniqueidentifier',
  erasedAt: 'datetime2(3)',
  erasedOperationId: 'uniqueidentifier',
};

const profiles = rowsOf('erased', erasureTypes);

/** Rows go whole, those that refer to others first. */
const deleted: readonly string[] = [
  ...sections.filter((section) => section.ownedBy).map((section) => section.table),
  ...sections.filter((section) => !section.ownedBy).map((section) => section.table),
  'builder.StepDraft',
  'builder.StepProgress',
  'builder.StepEvent',
  'builder.Session',
  'builder.ValidationError',
  'builder.ItemWrite',
  'ops.RejectedMessage',
];

/**
 * Rows stay, without their values. What the chain covers is hashes of these alone; a reason from before reasons were hashed is
 * covered itself, so it has to stay. The detail of an outcome goes, for it may hold tags: hashes of items without a salt;
 * so does the fingerprint of a dead message.
 */
const emptied: { readonly [table: string]: string } = {
  'audit.Change': `UPDATE t
SET t.changedFields = NULL, t.beforeValue = NULL, t.afterValue = NULL, t.salt = NULL
FROM audit.Change AS t
JOIN ${profiles} ON t.profileId = j.profileId;`,
  'audit.ChangeSet': `UPDATE t
SET t.reason = NULL, t.reasonSalt = NULL
FROM audit.ChangeSet AS t
JOIN ${profiles} ON t.profileId = j.profileId
WHERE t.reasonHash IS NOT NULL;`,
  'audit.ChainCheckpoint': `UPDATE t
SET t.state = NULL, t.stateSalt = NULL, t.valuesKey = NULL
FROM audit.ChainCheckpoint AS t
JOIN ${profiles} ON t.profileId = j.profileId;`,
  'ops.Operation': `UPDATE t
SET t.conflict = NULL, t.errorDetail = NULL, t.fingerprint = NULL
FROM ops.Operation AS t
JOIN ${profiles} ON t.profileId = j.profileId;`,
  'ops.DeadLetterAct': `UPDATE t
SET t.fingerprint = NULL, t.reason = NULL
FROM ops.DeadLetterAct AS t
JOIN ${profiles} ON t.profileId = j.profileId;`,
  'profile.Profile': `UPDATE t
SET t.ownerId = NULL, t.erasedAt = j.erasedAt, t.erasedOperationId = j.erasedOperationId
FROM profile.Profile AS t
JOIN ${profiles} ON t.profileId = j.profileId;`,
};

/**
 * Who read the data is no data of the person, and has to be known after it is gone. Nor is where archived links lie; without the key that
 * goes from the checkpoint nobody can read the values in them.
 */
const kept: readonly string[] = ['audit.Access', 'audit.ArchivedLinks'];

/** Every table that has a profileId. */
export const tablesInErasure: readonly string[] = [...deleted, ...Object.keys(emptied), ...kept];

/** One statement a table, over the rows of the parameter `erased`. */
export const erasureStatements: readonly string[] = [
  ...deleted.map((table) => `DELETE t\nFROM ${table} AS t\nJOIN ${profiles} ON t.profileId = j.profileId;`),
  ...Object.values(emptied),
];
