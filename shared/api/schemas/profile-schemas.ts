// A profile as a whole: now, as of an instant, as a JSON Resume, and everything that is kept about the person.
import { attempts } from '../../commands/kinds';
import { stepEventKinds } from '../../commands/words';
import { type JsonSchema, type StepName, stepNames } from '../../sections/section';
import { pageOf } from './page-schema';
import { any, count, described, instant, listOf, nullable, object, oneOfWords, ref, text, uuid } from './schema';
import { stepSchemaName } from './step-schemas';

function steps(suffix: '' | 'AsOf'): JsonSchema {
  const schemaOf = (step: StepName) => ref(`${stepSchemaName(step)}${suffix}`);
  return object(Object.fromEntries(stepNames.map((step) => [step, schemaOf(step)])));
}

const profile = object({
  profileId: uuid,
  version: described(count, 'Counts the operations that changed something.'),
  createdAt: instant,
  updatedAt: instant,
  steps: steps(''),
});

const asOf = object({
  profileId: uuid,
  asOf: instant,
  sequence: described(count, 'Of the last operation that counts.'),
  updatedAt: instant,
  steps: steps('AsOf'),
});

const openList = listOf({ type: 'object', additionalProperties: true });

const jsonResume: JsonSchema = object(
  {
    $schema: text,
    basics: { type: 'object', additionalProperties: true },
    work: openList,
    volunteer: openList,
    education: openList,
    certificates: openList,
    skills: openList,
    projects: openList,
    meta: object({ version: text, lastModified: instant }),
  },
  {},
  'A [JSON Resume](https://jsonresume.org/schema), schema 1.0.0, of what was submitted.',
);

const validationError = object({
  operationId: uuid,
  step: oneOfWords(stepNames),
  attempted: oneOfWords(attempts),
  path: described(text, 'JSON Pointer into what was sent.'),
  code: text,
  message: text,
  value: nullable(
    described(text, 'What was refused, as JSON; null for a field that may say something about a person.'),
  ),
  sessionId: nullable(uuid),
  occurredAt: instant,
});

const session = object({
  sessionId: uuid,
  startedAt: instant,
  lastSeenAt: instant,
  endedAt: nullable(instant),
  client: nullable(described(text, 'What the client said of itself.')),
});

const stepEvent = object({
  step: oneOfWords(stepNames),
  kind: oneOfWords(['draft-saved', 'submitted', 'refused', ...stepEventKinds]),
  sessionId: nullable(uuid),
  operationId: uuid,
  occurredAt: instant,
});

const rejectedMessage = object({
  messageId: text,
  operationId: nullable(uuid),
  code: text,
  detail: text,
  body: any,
  deliveryCount: count,
  enqueuedAt: nullable(instant),
  rejectedAt: instant,
});

const access = object({ operation: text, actor: ref('Actor'), correlationId: text, occurredAt: instant });

const everything = object({
  profileId: uuid,
  exportedAt: instant,
  erasedAt: nullable(instant),
  profile: nullable(ref('Profile')),
  history: nullable(listOf(ref('Change'), 'Null where it was left out.')),
  operations: nullable(listOf(ref('Operation'), 'Null where it was left out.')),
  archivedThrough: nullable(described(count, 'The sequence up to which changes are archived, and not in `history`.')),
  sessions: listOf(ref('Session')),
  stepEvents: listOf(stepEvent),
  validationErrors: listOf(ref('ValidationError')),
  rejectedMessages: listOf(rejectedMessage, 'What could not be applied, whole.'),
  accesses: listOf(access, 'Who read the profile without being its owner.'),
});

export const profileSchemas: { readonly [name: string]: JsonSchema } = {
  Profile: profile,
  ProfileAsOf: asOf,
  JsonResume: jsonResume,
  ProfileExport: everything,
  Session: session,
  StepList: object({ profileId: uuid, steps: listOf(ref('StepSummary')) }),
  ValidationError: validationError,
  ValidationErrorPage: pageOf('errors', ref('ValidationError')),
};
