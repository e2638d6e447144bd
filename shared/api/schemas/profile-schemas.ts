// A profile as a whole, and where its steps stand.
import { type JsonSchema, stepNames } from '../../sections/section';
import { pageOf } from './page-schema';
import { count, described, instant, listOf, nullable, object, oneOfWords, ref, text, uuid } from './schema';
import { stepSchemaName } from './step-schemas';

const steps = object(Object.fromEntries(stepNames.map((step) => [step, ref(stepSchemaName(step))])));

const profile = object({
  profileId: uuid,
  version: described(count, 'Counts the operations that changed something.'),
  createdAt: instant,
  updatedAt: instant,
  steps,
});

const validationError = object({
  operationId: uuid,
  step: oneOfWords(stepNames),
  attempted: oneOfWords(['draft', 'submit', 'item']),
  path: described(text, 'JSON Pointer into what was sent.'),
  code: text,
  message: text,
  value: nullable(
    described(text, 'What was refused, as JSON; null for a field that may say something about a person.'),
  ),
  sessionId: nullable(uuid),
  occurredAt: instant,
});

export const profileSchemas: { readonly [name: string]: JsonSchema } = {
  Profile: profile,
  StepList: object({ profileId: uuid, steps: listOf(ref('StepSummary')) }),
  ValidationError: validationError,
  ValidationErrorPage: pageOf('errors', ref('ValidationError')),
};
