// The headers of a write: what they say ends up in the command.
import { isUuid } from '../sections/text';
import { changeReasonOf } from './change-reason';
import { ifMatchOf, type StepVersions } from './entity-tag';
import { idempotencyKeyOf } from './idempotency-key';
import { waitOf } from './prefer';
import { malformedHeader } from './problem';

export interface WriteHeaders {
  readonly sessionId: string | undefined;
  readonly revision: number | undefined;
  readonly reason: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly seen: StepVersions | undefined;
  readonly waitSeconds: number | undefined;
}

/** Throws 400 naming the first header that cannot be understood. */
export function readWriteHeaders(headers: Headers): WriteHeaders {
  return {
    sessionId: sessionIdOf(headers),
    revision: revisionOf(headers),
    reason: changeReasonOf(headers),
    idempotencyKey: idempotencyKeyOf(headers),
    seen: ifMatchOf(headers),
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
