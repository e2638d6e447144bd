// Problem details (RFC 9457) and what is said of each refused field.

import { fieldErrorCodes } from '../../sections/field-error';
import type { JsonSchema } from '../../sections/section';
import { note, takenMembers } from './bulk-schemas';
import { count, described, listOf, object, oneOfWords, ref, text } from './schema';

export const problemType = (code: string) => `urn:stepkeeper:problem:${code}`;

const fieldError = object(
  {
    path: {
      ...text,
      description: 'JSON Pointer (RFC 6901) into the body; empty for the body itself.',
      examples: ['/addresses/0/city'],
    },
    code: oneOfWords(fieldErrorCodes, 'Stable; codes are added, never renamed.'),
    message: described(text, 'What to do, for a person.'),
  },
  { value: described(text, 'What was refused, as JSON; only of a field that says nothing about a person.') },
);

const reached = object({ reached: { type: 'boolean' }, latencyMs: count });

const problem = object(
  {
    type: {
      ...text,
      description: 'Stable: `urn:stepkeeper:problem:` and the code.',
      examples: [problemType('malformed-json')],
    },
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: described(text, 'What to do.'),
    instance: described(text, 'The path that was asked for.'),
    correlationId: described(text, 'Report it: the log knows the request by it.'),
  },
  {
    errors: listOf(ref('FieldError'), 'Of `validation-failed`: every refused field, up to a hundred.'),
    header: described(text, 'Of `malformed-header`: its name.'),
    parameter: described(text, 'Of `malformed-query`: its name.'),
    position: described(count, 'Of `malformed-json`: the character at which it stops being JSON, where that is known.'),
    limit: described(count, 'Of `body-too-large`: the most that is taken.'),
    checks: ref('Checks'),
    lineLimit: described(count, 'Of a bulk: the most lines that are taken.'),
    nextLine: described(count, 'Of a bulk that ended early: the first line that was not taken.'),
    ...takenMembers,
    ...note,
  },
);

export const problemSchemas: { readonly [name: string]: JsonSchema } = {
  Problem: problem,
  FieldError: fieldError,
  Checks: object(
    { queue: reached, sql: reached, blob: reached },
    {},
    'What the app needs, and whether it can be reached.',
  ),
};
