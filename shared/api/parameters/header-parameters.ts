// The headers of requests.
import { type Parameters, uuid } from './parameter';

const tagOfItem = '"3q2_7wAAAAAAAAAAAAAAAAAAAAA"';

export const headerParameters = {
  CorrelationId: {
    name: 'X-Correlation-Id',
    description:
      'Comes back in the answer, and stands in the log, the command and the audit. Anything else is replaced.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    description:
      'The same key for the same profile is the same operation, carried out once, however often it is sent. 1 to 255 ASCII characters in quotes.',
    schema: { type: 'string', minLength: 1, maxLength: 515 },
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  },
  SessionId: {
    name: 'Session-Id',
    description:
      'One visit to the builder; recorded with each change that the write makes. A write without it is accepted, and its changes are recorded without a session.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-0000000000aa',
  },
  Revision: {
    name: 'Revision',
    description:
      "The client's count of saves in its session: an older one never overwrites a newer one, in whatever order they arrive.",
    schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    example: 4,
  },
  ChangeReason: {
    name: 'Change-Reason',
    description:
      "Why; kept in the audit. At most 500 characters: ASCII as it is, other text as `UTF-8''` and its percent-encoded UTF-8 (RFC 8187).",
    schema: { type: 'string', minLength: 1 },
    example: "UTF-8''Umzug%20nach%20K%C3%B6ln",
  },
  RequiredChangeReason: {
    name: 'Change-Reason',
    description:
      'Why; kept in the audit. At most 500 characters, as `Change-Reason` everywhere; without it the answer is 400.',
    schema: { type: 'string', minLength: 1 },
    example: 'Asked for by letter of 3 May',
    required: true,
  },
  Prefer: {
    name: 'Prefer',
    description:
      '`wait=N`: answer when there is an outcome, or after N seconds, at most 20 (RFC 7240). Other preferences are ignored.',
    schema: { type: 'string' },
    example: 'wait=10',
  },
  IfMatchStep: {
    name: 'If-Match',
    description: 'The ETag of the step that the client saw: another version by now ends the operation as `conflict`.',
    schema: { type: 'string', pattern: '^"v[0-9]+-d[0-9]+(-[A-Za-z0-9_-]{27})?"$' },
    example: '"v3-d5"',
  },
  IfMatchItem: {
    name: 'If-Match',
    description: 'The ETag of the item that the client saw: another one by now ends the operation as `conflict`.',
    schema: { type: 'string', pattern: '^"[A-Za-z0-9_-]{27}"$' },
    example: tagOfItem,
  },
  IfNoneMatchAny: {
    name: 'If-None-Match',
    description:
      '`*`: create and never replace; an item that is there ends the operation as `conflict`. Not beside `If-Match`.',
    schema: { type: 'string', enum: ['*'] },
    example: '*',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    description: 'ETags that the client has: the answer is 304 without a body as long as one of them is right.',
    schema: { type: 'string' },
    example: tagOfItem,
  },
} as const satisfies Parameters;

export type HeaderParameter = keyof typeof headerParameters;
