// The history: changes with who made them, when and why.

import { actorTypes, sources } from '../../commands/envelope';
import { type JsonSchema, stepNames } from '../../sections/section';
import { auditedEntities } from '../audited-entities';
import { pageOf } from './page-schema';
import { count, described, instant, listOf, nullable, object, oneOfWords, ref, text, uuid } from './schema';

const fields: JsonSchema = { type: ['object', 'null'], additionalProperties: true };

const actor = object({ id: text, type: oneOfWords(actorTypes, 'The role in which it was done.') });

const change = object({
  sequence: described(count, 'Counts the operations of the profile that changed something.'),
  ordinal: described(count, 'The place of the change in its operation, from 1.'),
  operationId: uuid,
  kind: text,
  step: nullable(oneOfWords(stepNames)),
  section: oneOfWords(auditedEntities),
  itemId: nullable(uuid),
  action: oneOfWords(['insert', 'update', 'delete']),
  changedFields: nullable(listOf(text, 'Of an update: the names of the fields that changed.')),
  before: described(fields, 'Null for an insert, and for what was erased.'),
  after: described(fields, 'Null for a delete, and for what was erased.'),
  actor: ref('Actor'),
  reason: nullable(text),
  sessionId: nullable(uuid),
  source: oneOfWords(sources),
  correlationId: text,
  acceptedAt: instant,
  appliedAt: instant,
});

export const historySchemas: { readonly [name: string]: JsonSchema } = {
  Actor: actor,
  Change: change,
  HistoryPage: pageOf('changes', ref('Change')),
};
