// One id for a request and everything that comes of it: in answers, log lines, the command, the audit.
import { randomUUID } from 'node:crypto';

const sane = /^[A-Za-z0-9._-]{1,64}$/;

/** The caller's own x-correlation-id where it is usable, else a new one. */
export function correlationIdOf(headers: Headers): string {
  const given = headers.get('x-correlation-id');
  return given !== null && sane.test(given) ? given : randomUUID();
}

/** W3C Trace Context, version 00. */
const traceParent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What the command continues: the host's own trace of this invocation, else what the caller sent, if it is well formed. */
export function traceparentOf(headers: Headers, ofInvocation: string | undefined): string | undefined {
  if (ofInvocation !== undefined && traceParent.test(ofInvocation)) return ofInvocation;
  const given = headers.get('traceparent');
  return given !== null && traceParent.test(given) ? given : undefined;
}
