// What a client is told of an error that some part of the service has thrown.
import { IssuerUnavailable } from '../auth/errors';
import { StorageUnavailable } from '../blobs/errors';
import { MessageTooLarge, QueueFull, QueueThrottled, QueueUnavailable, TooMuchWaiting } from '../messaging/errors';
import { DatabaseUnavailable } from '../reading/errors';
import { HttpProblem, type ProblemCode } from './problem';

const again = 'Send the request again after the seconds that Retry-After says, as it is.';

/** Whatever nobody has foreseen is an internal error, of which nothing is told. */
export function problemOf(thrown: unknown): HttpProblem {
  if (thrown instanceof HttpProblem) return thrown;
  if (thrown instanceof QueueUnavailable) {
    const detail =
      'Nothing was saved for certain. Send the request again, with the same Idempotency-Key if it has one.';
    return passing('queue-unavailable', 2, detail, thrown);
  }
  // By then what waits now has been accepted or given up.
  if (thrown instanceof TooMuchWaiting) return passing('too-many-requests', 5, `Nothing was saved. ${again}`, thrown);
  if (thrown instanceof QueueThrottled) {
    return passing('too-many-requests', thrown.seconds, `Nothing was saved. ${again}`, thrown);
  }
  if (thrown instanceof QueueFull) {
    return passing('queue-full', 30, `Nothing was saved: what came before has to be written first. ${again}`, thrown);
  }
  if (thrown instanceof DatabaseUnavailable) {
    const detail = 'Ask again in a moment. What was sent before is kept and will be written.';
    return passing('database-unavailable', 2, detail, thrown);
  }
  if (thrown instanceof StorageUnavailable) {
    return passing('storage-unavailable', 2, `Nothing was changed for certain. ${again}`, thrown);
  }
  if (thrown instanceof IssuerUnavailable) {
    const detail = 'Nothing was done. Send the request again in a moment, as it is.';
    return passing('issuer-unavailable', 5, detail, thrown);
  }
  if (thrown instanceof MessageTooLarge) {
    const detail = `With what is added to it the body is over ${thrown.limit} bytes: send fewer or shorter items.`;
    return new HttpProblem('body-too-large', detail, { members: { limit: thrown.limit }, cause: thrown });
  }
  return new HttpProblem(
    'internal-error',
    'Send the request again later, and report the correlationId if it fails again.',
  );
}

/** What passes by itself, and after how many seconds to try again. */
function passing(code: ProblemCode, seconds: number, detail: string, cause: Error): HttpProblem {
  return new HttpProblem(code, detail, { headers: { 'retry-after': String(seconds) }, cause });
}
