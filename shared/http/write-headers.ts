// The headers of a write: what they say ends up in the command.
import { isUuid } from '../sections/text';
import { changeReasonOf } from './change-reason';
import { ifMatchOf, refuseConditions, type StepVersions } from './entity-tag';
import { idempotencyKeyOf } from './idempotency-key';
import { waitOf } from './prefer';
import { malformedHeader } from './problem';

export interface WriteHeaders {
  readonly sessionId: string | undefined;
  readonly revision: number | undefined;
  readonly reason: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly waitSeconds: number | undefined;
}

export interface StepHeaders extends WriteHeaders {
  readonly seen: StepVersions | undefined;
}

export interface ItemHeaders extends WriteHeaders {
  /** The tag of the item that the client saw; `none` where there must be no such item. */
  readonly expectedTag: string | undefined;
}

/** Of a write that cannot be conditional. Throws 400 naming the first header that cannot be understood. */
export function readWriteHeaders(headers: Headers): WriteHeaders {
  refuseConditions(headers);
  return commonHeaders(headers);
}

/** Of a write of a step or its draft. Throws 400 naming the first header that cannot be understood. */
export function readStepHeaders(headers: Headers): StepHeaders {
  return { ...commonHeaders(headers), seen: ifMatchOf(headers) };
}

/** Of a write of an item; `readTag` reads its condition. Throws 400 naming the first header that cannot be understood. */
export function readItemHeaders(headers: Headers, readTag: (headers: Headers) => string | undefined): ItemHeaders {
  return { ...commonHeaders(headers), expectedTag: readTag(headers) };
}

function commonHeaders(headers: Headers): WriteHeaders {
  return {
    sessionId: sessionIdOf(headers),
    revision: revisionOf(headers),
    reason: changeReasonOf(headers),
    idempotencyKey: idempotencyKeyOf(headers),
    waitSeconds: waitOf(headers),
  };
}

function sessionIdOf(headers: Headers): string | undefined {
  const given = headers.get('session-id');
  if (given === null) return undefined;
  if (!isUuid(given)) throw malformedHeader('Session-Id', 'Send a UUID, one for each visit to the builder.');
  return given.toLowerCase();
}

function revisionOf(headers: Headers): number | undefined {
  const given = headers.get('revision');
  if (given === null) return undefined;
  const revision = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(revision)) {
    throw malformedHeader('Revision', "Send a whole number from 0: the client's count of saves in its session.");
  }
  return revision;
}
