// A body that is refused: the client is told each field, and it is recorded that somebody stumbled there.
import type { RecordValidationErrors } from '../commands/kinds';
import type { CommandSender } from '../messaging/sender';
import type { FieldError } from '../sections/field-error';
import { describeError } from '../telemetry/describe-error';
import type { Call } from './endpoint';
import { HttpProblem } from './problem';

export interface Refused {
  readonly record: RecordValidationErrors;
  readonly errors: readonly FieldError[];
}

/** The refusal is recorded the same way as a change is. The client gets its 422 even where that is not possible. */
export async function refuse(
  { record, errors }: Refused,
  sender: Pick<CommandSender, 'send'>,
  { log }: Call,
): Promise<never> {
  await sender.send(record).catch((error) => log.warn('refusal-not-recorded', describeError(error)));
  throw refusal(errors);
}

export function refusal(errors: readonly FieldError[]): HttpProblem {
  return new HttpProblem('validation-failed', 'Correct the fields that errors names and send it again.', { errors });
}
