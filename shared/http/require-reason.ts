// Some changes need to be accounted for: without a reason nobody makes them.
import { HttpProblem } from './problem';
import type { WriteHeaders } from './write-headers';

/** The reason that was given. Throws 400 where there is none. */
export function requireReason({ reason }: WriteHeaders): string {
  if (reason !== undefined) return reason;
  throw new HttpProblem('reason-required', 'Say why in the header Change-Reason: it stands in the audit.', {
    members: { header: 'Change-Reason' },
  });
}
