// The tables that the writer writes, with the types that the migrations gave them. A test compares them with the database.
import type { Section } from '../sections/section';
import type { Table } from './row';

const id = 'uniqueidentifier';
const instant = 'datetime2(3)';

/** With its head: of profiles that are made by the batch that first writes to them. */
export const profileTable: Table = {
  name: 'profile.Profile',
  key: { profileId: id },
  columns: {
    ownerId: 'nvarchar(200)',
    version: 'int',
    lockCount: 'bigint',
    chainLength: 'bigint',
    chainHead: 'char(64)',
  },
  updated: true,
};

export const sessionTable: Table = {
  name: 'builder.Session',
  key: { profileId: id, sessionId: id },
  columns: {
    client: 'nvarchar(400)',
    startedAt: instant,
    lastSeenAt: instant,
    endedAt: instant,
    draftRevisions: 'nvarchar(400)',
  },
  updated: true,
};

export const stepDraftTable: Table = {
  name: 'builder.StepDraft',
  key: { profileId: id, step: 'varchar(20)' },
  columns: { draft: 'json', revision: 'bigint', sessionId: id, acceptedAt: instant, operationId: id },
  updated: true,
};

export const stepProgressTable: Table = {
  name: 'builder.StepProgress',
  key: { profileId: id, step: 'varchar(20)' },
  columns: {
    status: 'varchar(12)',
    completeness: 'tinyint',
    version: 'int',
    draftVersion: 'int',
    refusals: 'int',
    startedAt: instant,
    completedAt: instant,
    submittedAt: instant,
    submittedOperationId: id,
    submittedSessionId: id,
    submittedRevision: 'bigint',
    draftedAt: instant,
    draftedOperationId: id,
    draftedSessionId: id,
    draftedRevision: 'bigint',
    timeSpentSeconds: 'int',
    firstEnteredAt: instant,
    skippedAt: instant,
  },
  updated: true,
};

export const itemWriteTable: Table = {
  name: 'builder.ItemWrite',
  key: { profileId: id, section: 'varchar(40)', itemId: id },
  columns: {
    isDeleted: 'bit',
    place: 'int',
    firstAcceptedAt: instant,
    acceptedAt: instant,
    operationId: id,
    sessionId: id,
    revision: 'bigint',
  },
  updated: true,
};

export const stepEventTable: Table = {
  name: 'builder.StepEvent',
  key: { profileId: id },
  columns: { step: 'varchar(20)', kind: 'varchar(20)', sessionId: id, operationId: id, occurredAt: instant },
  updated: false,
};

export const validationErrorTable: Table = {
  name: 'builder.ValidationError',
  key: { profileId: id },
  columns: {
    step: 'varchar(20)',
    operationId: id,
    attempted: 'varchar(10)',
    path: 'nvarchar(400)',
    code: 'varchar(60)',
    message: 'nvarchar(400)',
    value: 'nvarchar(400)',
    sessionId: id,
    occurredAt: instant,
  },
  updated: false,
};

export const changeSetTable: Table = {
  name: 'audit.ChangeSet',
  key: { profileId: id, sequence: 'bigint' },
  columns: {
    operationId: id,
    kind: 'varchar(40)',
    step: 'varchar(20)',
    actorId: 'nvarchar(200)',
    actorType: 'varchar(20)',
    reason: 'nvarchar(500)',
    reasonSalt: 'char(32)',
    reasonHash: 'char(64)',
    sessionId: id,
    source: 'varchar(20)',
    correlationId: 'varchar(64)',
    acceptedAt: instant,
    appliedAt: instant,
    changeCount: 'int',
    keyId: 'varchar(40)',
    previousHash: 'char(64)',
    hash: 'char(64)',
  },
  updated: false,
};

export const changeTable: Table = {
  name: 'audit.Change',
  key: { profileId: id, sequence: 'bigint', ordinal: 'int' },
  columns: {
    entity: 'varchar(40)',
    itemId: id,
    action: 'varchar(6)',
    changedFields: 'json',
    beforeValue: 'json',
    afterValue: 'json',
    salt: 'char(32)',
    valueHash: 'char(64)',
  },
  updated: false,
};

export const operationTable: Table = {
  name: 'ops.Operation',
  key: { profileId: id, operationId: id },
  columns: {
    kind: 'varchar(40)',
    step: 'varchar(20)',
    status: 'varchar(12)',
    fingerprint: 'char(64)',
    version: 'int',
    sequence: 'bigint',
    errorCode: 'varchar(60)',
    errorDetail: 'nvarchar(2000)',
    sessionId: id,
    correlationId: 'varchar(64)',
    acceptedAt: instant,
    completedAt: instant,
    conflict: 'json',
    bulkId: id,
    bulkLine: 'int',
  },
  updated: false,
};

export const rejectedMessageTable: Table = {
  name: 'ops.RejectedMessage',
  key: { messageHash: 'char(64)' },
  columns: {
    messageId: 'nvarchar(128)',
    profileId: id,
    operationId: id,
    code: 'varchar(60)',
    detail: 'nvarchar(2000)',
    body: 'json',
    deliveryCount: 'int',
    enqueuedAt: instant,
  },
  updated: false,
};

/** A section's table: many items a profile are known by itemId and keep their place; of one there is a row a profile. */
export function sectionTable(section: Section): Table {
  const many = section.cardinality === 'many';
  const types = Object.entries(section.fields).map(
    ([name, field]) => [name, field.storage === 'json' ? 'json' : field.sqlType] as const,
  );
  return {
    name: section.table,
    key: many ? { profileId: id, itemId: id } : { profileId: id },
    columns: { ...(many ? { position: 'int' } : {}), ...Object.fromEntries(types) },
    updated: true,
  };
}
