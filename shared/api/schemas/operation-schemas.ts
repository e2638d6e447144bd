// What becomes of a write.
import { outcomeStatuses } from '../../commands/outcome-statuses';
import { type JsonSchema, stepNames } from '../../sections/section';
import { pageOf } from './page-schema';
import { count, described, instant, nullable, object, oneOfWords, ref, text, uuid } from './schema';

const error = object(
  {
    code: described(text, 'For example `version-mismatch`; stable.'),
    detail: described(text, 'What to do.'),
  },
  {},
  'Of all but `applied` and `unchanged`. Some codes have further members.',
);

/** The ids of what a write makes, for a client that did not choose them. */
const made = {
  itemId: described(uuid, 'Of the item that is made.'),
  sessionId: described(uuid, 'Of the session that is started.'),
};

const pending = object({ operationId: uuid, status: { type: 'string', const: 'pending' } }, made);

const operation = object(
  {
    operationId: uuid,
    kind: described(text, 'What was asked for, for example `submit-step`.'),
    step: nullable(oneOfWords(stepNames)),
    status: oneOfWords(outcomeStatuses),
    version: nullable(
      described(count, 'Of the step after the operation, or of its draft; null where none came of it.'),
    ),
    acceptedAt: instant,
    completedAt: instant,
  },
  { error: ref('OperationError'), ...made },
);

export const operationSchemas: { readonly [name: string]: JsonSchema } = {
  PendingOperation: pending,
  Operation: operation,
  OperationError: { ...error, additionalProperties: true },
  OperationPage: pageOf('operations', ref('Operation')),
};
