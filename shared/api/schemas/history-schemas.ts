// The history: changes with who made them, when and why.
import { actorTypes } from '../../commands/envelope';
import { sources } from '../../commands/words';
import { type JsonSchema, stepNames } from '../../sections/section';
import { auditedEntities } from '../audited-entities';
import { pageOf } from './page-schema';
import { any, count, described, flag, instant, listOf, nullable, object, oneOfWords, ref, text, uuid } from './schema';

const fields: JsonSchema = { type: ['object', 'null'], additionalProperties: true };
const sequence = described(count, 'Counts the operations of the profile that changed something.');
const section = oneOfWords(auditedEntities);
const step = nullable(oneOfWords(stepNames));

const changed = {
  ordinal: described(count, 'The place of the change in its operation, from 1.'),
  section,
  itemId: nullable(uuid),
  action: oneOfWords(['insert', 'update', 'delete']),
  changedFields: nullable(listOf(text, 'Of an update: the names of the fields that changed.')),
  before: described(fields, 'Null for an insert, and for what was erased.'),
  after: described(fields, 'Null for a delete, and for what was erased.'),
};

const made = {
  sequence,
  operationId: uuid,
  kind: text,
  step,
  erased: described(flag, 'Whether the values and the reason were erased.'),
  actor: ref('Actor'),
  reason: nullable(text),
  sessionId: nullable(uuid),
  source: oneOfWords(sources),
  correlationId: text,
  acceptedAt: instant,
  appliedAt: instant,
};

const difference = object({
  step: oneOfWords(stepNames),
  section,
  itemId: nullable(uuid),
  difference: oneOfWords(['added', 'removed', 'changed']),
  fields: listOf(object({ field: text, before: any, after: any }), '`position` is the place in the list.'),
});

/** Of the history: how far back it goes. */
export const archivedThrough = nullable(
  described(
    count,
    'The sequence up to which changes are archived, and not told here; null where none are, or more pages follow.',
  ),
);

const report = object(
  { profileId: uuid, intact: flag },
  {
    length: described(count, 'Of a chain that holds: how many operations changed something.'),
    archived: described(count, 'How many of these are archived, and were not looked at; left out where none are.'),
    sequence: described(count, 'Of a chain that does not: the first link that is wrong.'),
    fault: described(text, 'What is wrong with it.'),
  },
);

export const historySchemas: { readonly [name: string]: JsonSchema } = {
  Actor: object({ id: text, type: oneOfWords(actorTypes, 'The role in which it was done.') }),
  Change: object({ ...made, ...changed }),
  HistoryPage: pageOf('changes', ref('Change'), { archivedThrough }),
  HistoryOperation: object({ profileId: uuid, ...made, changes: listOf(object(changed)) }),
  Difference: difference,
  HistoryDiff: object({ profileId: uuid, from: instant, to: instant, differences: listOf(ref('Difference')) }),
  ChainReport: report,
};
