// Every parameter of the API, told once: paths, queries and headers name the same thing the same way everywhere.
import { sources } from '../commands/envelope';
import { historyFields } from '../http/history-query';
import { type JsonSchema, stepNames } from '../sections/section';
import { auditedEntities } from './audited-entities';
import { outcomes } from './schemas/operation-schemas';

export interface Parameter {
  /** Where it is not that of the list below: what is told of a parameter may differ between operations. */
  readonly name?: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: string | number;
  readonly required?: boolean;
}

const bulkIdPattern = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}-(0|[1-9][0-9]{0,4})$';

type Parameters = { readonly [name: string]: Parameter };

const text = { type: 'string', minLength: 1 } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const instant = { type: 'string', pattern: instantPattern() } as const;
const instantForms = 'A date (its beginning, in UTC) or an instant with `Z` or an offset (`+` is written `%2B`).';

export const pathParameters = {
  profileId: {
    description: "The profile; `me` stands for the caller's own.",
    schema: { anyOf: [uuid, { type: 'string', enum: ['me'] }] },
    example: 'me',
  },
  step: { description: 'The step of the builder.', schema: { type: 'string', enum: stepNames }, example: 'address' },
  itemId: {
    description: 'The item. Clients choose the ids of their items, so that a create can be sent again.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-000000000010',
  },
  operationId: {
    description: 'The operation.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-000000000020',
  },
  sessionId: {
    description: 'The builder session.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-0000000000aa',
  },
  bulkId: {
    description: 'The bulk, as the answer to it gave it.',
    schema: { type: 'string', pattern: bulkIdPattern },
    example: '0190a1b2-0000-8000-8000-0000000000bb-2',
  },
} as const satisfies Parameters;

/** Of each list that can be filtered, what its filters mean there. */
export const queryParameters = {
  limit: {
    description: 'How many rows a page has at most.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    example: 50,
  },
  cursor: { description: 'The `nextCursor` of the page before, unchanged.', schema: { type: 'string', minLength: 1 } },
  step: {
    description: 'Only what is about this step.',
    schema: { type: 'string', enum: stepNames },
    example: 'address',
  },
  section: {
    description: 'Only changes of this section, or of the documents that a step has beside it.',
    schema: { type: 'string', enum: auditedEntities },
    example: 'addresses',
  },
  itemId: { description: 'Only changes of this item.', schema: uuid, example: '0190a1b2-0000-7000-8000-000000000010' },
  from: { description: `Only what was applied then or later. ${instantForms}`, schema: instant, example: '2026-11-01' },
  to: {
    description: `Only what was applied before. ${instantForms}`,
    schema: instant,
    example: '2026-11-22T10:00:00Z',
  },
  field: {
    description: 'Only changes of this field of an item, and items that came or went with it.',
    schema: { type: 'string', enum: historyFields },
    example: 'city',
  },
  actor: { description: 'Only changes by the actor of this id.', schema: { ...text, maxLength: 200 } },
  sessionId: {
    description: 'Only changes of this builder session.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-0000000000aa',
  },
  source: {
    description: 'Only changes that came this way.',
    schema: { type: 'string', enum: sources },
    example: 'web',
  },
  operationId: {
    description: 'Only changes of this operation.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-000000000020',
  },
  status: {
    description: 'Only operations of this outcome.',
    schema: { type: 'string', enum: outcomes },
    example: 'conflict',
  },
  diffFrom: {
    name: 'from',
    description: `The earlier instant. ${instantForms}`,
    schema: instant,
    example: '2026-11-01',
    required: true,
  },
  diffTo: {
    name: 'to',
    description: `The later instant; now without it. Neither is to come. ${instantForms}`,
    schema: instant,
    example: '2026-11-22T10:00:00Z',
  },
  asOf: {
    description: `The instant of which the profile is told; not one that is to come. ${instantForms}`,
    schema: instant,
    example: '2026-11-01',
  },
  format: {
    description: 'Another form of the profile.',
    schema: { type: 'string', enum: ['jsonresume'] },
    example: 'jsonresume',
  },
  fingerprint: {
    description:
      'Stands in the `Location` of a write with an `Idempotency-Key`: tells the request from another under the same key.',
    schema: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  },
} as const satisfies Parameters;

export interface Header extends Parameter {
  readonly name: string;
}

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
    description: 'One visit to the builder.',
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
} as const satisfies { readonly [id: string]: Header };

export type PathParameter = keyof typeof pathParameters;
export type QueryParameter = keyof typeof queryParameters;
export type HeaderParameter = keyof typeof headerParameters;

/** As `history?from=` takes them. */
function instantPattern(): string {
  return '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$';
}
