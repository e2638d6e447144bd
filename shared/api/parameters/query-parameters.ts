// The parameters of queries: pages, filters, instants.

import { outcomeStatuses } from '../../commands/outcome-statuses';
import { sources } from '../../commands/words';
import { historyFields } from '../../http/history-query';
import { stepNames } from '../../sections/section';
import { auditedEntities } from '../audited-entities';
import { type Parameters, uuid } from './parameter';

const text = { type: 'string', minLength: 1 } as const;
const instant = { type: 'string', pattern: instantPattern() } as const;
const instantForms = 'A date (its beginning, in UTC) or an instant with `Z` or an offset (`+` is written `%2B`).';

/** Of each list that can be filtered, what its filters mean there. */
export const queryParameters = {
  limit: {
    description:
      'How many rows a page has at most. A page of history or of operations ends earlier once it holds about 4 MB of values, and tells where the next begins.',
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
    schema: { type: 'string', enum: outcomeStatuses },
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
  parse: {
    description: 'The parse that is asked about; where it is left out, the newest one that found something.',
    schema: uuid,
    example: '0190a1b2-0000-8000-8000-0000000000e0',
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
  without: {
    description: 'What to leave out, as it can be had by pages.',
    schema: { type: 'string', enum: ['history', 'operations', 'history,operations'] },
    example: 'history',
  },
  fingerprint: {
    description:
      'Stands in the `Location` of a write with an `Idempotency-Key`: tells the request from another under the same key.',
    schema: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  },
} as const satisfies Parameters;

export type QueryParameter = keyof typeof queryParameters;

/** As `history?from=` takes them. */
function instantPattern(): string {
  return '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$';
}
