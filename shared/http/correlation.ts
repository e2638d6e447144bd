// One id for a request and everything that comes of it: in answers, log lines, the command, the audit.
import { randomUUID } from 'node:crypto';
import { spanContextOf } from '../telemetry/trace-context';

const sane = /^[A-Za-z0-9._-]{1,64}$/;

/** The caller's own x-correlation-id where it is usable, else a new one. */
export function correlationIdOf(headers: Headers): string {
  const given = headers.get('x-correlation-id');
  return given !== null && sane.test(given) ? given : randomUUID();
}

/** What a request goes on from: the host's own trace of this invocation, else what the caller sent, if it is well formed. */
export function traceparentIn(headers: Headers, ofInvocation: string | undefined): string | undefined {
  const given = headers.get('traceparent');
  return [ofInvocation, given].find((one) => spanContextOf(one) !== undefined) ?? undefined;
}
