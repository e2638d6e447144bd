// From a request that tells of a step's event to the command that travels.
import type { RecordStepEvent } from '../commands/kinds';
import { stepEventKinds } from '../commands/words';
import { oneOf, required } from '../sections/fields';
import type { Form, Json, StepName } from '../sections/section';
import { type Common, operationOf } from './accept-write';
import { instant } from './instant';
import { readForm } from './read-form';
import type { WriteHeaders } from './write-headers';

export const stepEventForm: Form = {
  cardinality: 'one',
  fields: { event: required(oneOf(stepEventKinds)), occurredAt: instant() },
  rules: [],
};

/** What is said to happen later than now, by a clock that is fast, happened now. Throws 422. */
export function stepEventCommand(step: StepName, body: Json, headers: WriteHeaders, common: Common): RecordStepEvent {
  const kind = 'record-step-event' as const;
  const given = readForm(stepEventForm, body);
  const event = stepEventKinds.find((one) => one === given.event) ?? 'entered';
  const operation = operationOf(common.profileId, headers, { kind, step, revision: headers.revision, payload: given });
  const now = common.acceptedAt;
  const then =
    typeof given.occurredAt === 'string' && Date.parse(given.occurredAt) < Date.parse(now) ? given.occurredAt : now;
  return { ...common, ...operation, kind, step, payload: { event, occurredAt: then } };
}
