// Where ids come from that must be the same each time: a retried request and a repeated create find what they made before.
import { hash } from 'node:crypto';
import type { Json } from '../sections/section';
import { derivedUuid } from './derived-uuid';
import { uuidv7 } from './uuid-v7';

/** A new operation: a UUIDv7 (RFC 9562), so that ids made later sort later as text. */
export function newOperationId(): string {
  return uuidv7();
}

/** The profile of whom the issuer calls so: the same on every instance, without a look-up. */
export function profileIdOf(issuer: string, subject: string): string {
  return derivedUuid('profile', issuer, subject);
}

/** The operation of an Idempotency-Key: the same for the same profile and key, whatever instance answers. */
export function operationIdOf(profileId: string, idempotencyKey: string): string {
  return derivedUuid('operation', profileId, idempotencyKey);
}

/** The id of an item that came without one: its place in its operation, so that a retry names the same item. */
export function itemIdOf(operationId: string, property: string, index: number): string {
  return derivedUuid('item', operationId, property, String(index));
}

/** The bulk of whatever names it the same each time: who sent it under which key, or the file that it came in. */
export function bulkIdOf(...parts: readonly string[]): string {
  return derivedUuid('bulk', ...parts);
}

/** The operation of a line: its first 32 bits are the line's number, so that commands of one instant are in the order of their lines. */
export function bulkOperationId(line: number, ...parts: readonly string[]): string {
  return line.toString(16).padStart(8, '0') + derivedUuid('bulk-line', String(line), ...parts).slice(8);
}

/** What all runs of a mapping have in common: what one has brought, another may replace. */
export function importIdOf(mapping: string): string {
  return derivedUuid('import', mapping);
}

/** The operation by which a run brings a profile: the same when the run goes on after a kill. */
export function importOperationId(runId: string, profileId: string): string {
  return derivedUuid('import-profile', runId, profileId);
}

/** The operation that takes back what another one brought. */
export function undoOperationId(operationId: string): string {
  return derivedUuid('undo-import', operationId);
}

/** The profile of somebody who has no account yet, by what a file tells of him: the importer's reference, an e-mail, or its bytes alone. */
export function resumeProfileIdOf(by: 'reference' | 'email' | 'content', ...parts: readonly string[]): string {
  return derivedUuid('resume-profile', by, ...parts);
}

/** The resume file that came without an id: the same bytes are the same file of a profile. */
export function documentIdOf(profileId: string, sha256: string): string {
  return derivedUuid('resume', profileId, sha256);
}

/** One parse of a file for each parser and version. */
export function parseIdOf(documentId: string, parser: string, version: string): string {
  return derivedUuid('resume-parse', documentId, parser, version);
}

/**
 * The operation that records a file: whatever comes to the same state by the same parser is one. It carries no fingerprint, so what comes
 * again under it is a repeat. `again`: what tells an ordered repeat from the first, where there is one.
 */
export function recordOperationIdOf(
  documentId: string,
  state: string,
  parser: string,
  version: string,
  ...again: readonly string[]
): string {
  return derivedUuid('record-resume', documentId, state, parser, version, ...again);
}

/** The operation by which a parse puts what is sure of it into the draft of a step. */
export function draftFromResumeId(parseId: string, step: string): string {
  return derivedUuid('resume-draft', parseId, step);
}

/**
 * SHA-256 in hex of what is asked for, without what differs from one try to the next (ids made here, times, trace). Its keys
 * have to come in the same order each time, as those of a checked payload do.
 */
export function fingerprintOf(request: { readonly [key: string]: Json | object | undefined }): string {
  return hash('sha256', JSON.stringify(request), 'hex');
}
