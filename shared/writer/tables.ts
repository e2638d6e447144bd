// The rows that a batch only ever adds, column by column, and how each is made from a command.
import type { Command, RecordStepEvent, RecordValidationErrors } from '../commands/kinds';
import type { StepName } from '../sections/section';
import { cutText } from '../sections/text';
import type { ChainedChanges, StoredChange } from './chain-changes';
import { type Outcome, outcomeColumns } from './outcome';
import { bodyJson, messageHash, type Rejection } from './received';
import { type Row, sqlInstant } from './row';

export interface AppendedRows {
  readonly operations: Row[];
  readonly changeSets: Row[];
  readonly changes: Row[];
  readonly stepEvents: Row[];
  readonly validationErrors: Row[];
}

export function appendedRows(): AppendedRows {
  return { operations: [], changeSets: [], changes: [], stepEvents: [], validationErrors: [] };
}

export function operationRow(
  command: Command,
  step: StepName | null,
  outcome: Outcome,
  sequence: number | null,
  completedAt: string,
): Row {
  return {
    profileId: command.profileId,
    operationId: command.operationId,
    kind: command.kind,
    step,
    status: outcome.status,
    fingerprint: command.fingerprint ?? null,
    ...outcomeColumns(outcome),
    sequence,
    sessionId: command.sessionId ?? null,
    correlationId: command.correlationId,
    acceptedAt: sqlInstant(command.acceptedAt),
    completedAt: sqlInstant(completedAt),
    bulkId: command.bulk?.id ?? null,
    bulkLine: command.bulk?.line ?? null,
    createdBy: command.actor.id,
  };
}

export function changeSetRow({ set, previousHash, hash }: ChainedChanges): Row {
  const { changes, ...columns } = set;
  return {
    ...columns,
    acceptedAt: sqlInstant(set.acceptedAt),
    appliedAt: sqlInstant(set.appliedAt),
    changeCount: changes.length,
    previousHash,
    hash,
    createdBy: set.actorId,
  };
}

export function changeRow({ set }: ChainedChanges, change: StoredChange): Row {
  return { profileId: set.profileId, sequence: set.sequence, ...change, createdBy: set.actorId };
}

export function stepEventRow(
  command: Command,
  step: StepName,
  kind: 'draft-saved' | 'submitted' | 'refused' | RecordStepEvent['payload']['event'],
  occurredAt: string = command.acceptedAt,
): Row {
  return {
    profileId: command.profileId,
    step,
    kind,
    sessionId: command.sessionId ?? null,
    operationId: command.operationId,
    occurredAt: sqlInstant(occurredAt),
    createdBy: command.actor.id,
  };
}

type ValidationErrorEntry = RecordValidationErrors['payload']['errors'][number];

export function validationErrorRow(command: RecordValidationErrors, error: ValidationErrorEntry): Row {
  return {
    profileId: command.profileId,
    step: command.step,
    operationId: command.operationId,
    attempted: command.payload.attempted,
    path: error.path,
    code: error.code,
    message: error.message,
    value: error.value ?? null,
    sessionId: command.sessionId ?? null,
    occurredAt: sqlInstant(command.acceptedAt),
    createdBy: command.actor.id,
  };
}

export function rejectedMessageRow(rejection: Rejection): Row {
  const { message } = rejection;
  const body = bodyJson(message.body);
  return {
    messageId: cutText(message.messageId, 128),
    profileId: rejection.profileId,
    operationId: rejection.operationId,
    code: rejection.code,
    detail: cutText(rejection.detail, 2000),
    body,
    messageHash: messageHash(message.messageId, body),
    deliveryCount: message.deliveryCount,
    enqueuedAt: message.enqueuedAt && sqlInstant(message.enqueuedAt),
    createdBy: 'stepkeeper',
  };
}
