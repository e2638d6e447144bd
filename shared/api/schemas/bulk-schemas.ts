// Bulks: a line of one, what was accepted, and what became of it.
import { maxLines } from '../../bulk/limits';
import { lineErrorCodes } from '../../bulk/line-error';
import { outcomeStatuses } from '../../commands/outcome-statuses';
import { type JsonSchema, stepNames } from '../../sections/section';
import { itemSections } from '../operations/items';
import {
  anyObject,
  closed,
  count,
  described,
  flag,
  listOf,
  nullable,
  object,
  oneOfWords,
  type Properties,
  ref,
  text,
  uuid,
} from './schema';

const reason = {
  reason: { type: ['string', 'null'], minLength: 1, maxLength: 500, description: 'Why; kept in the audit.' },
};
const section = oneOfWords(itemSections.map(({ name }) => name));
const itemId = nullable(uuid);
const expectedTag = nullable(
  described(text, 'The ETag of the item without its quotes; `none` to create and never to replace.'),
);
const expectedVersion = nullable(described(count, 'The version of the step, for a draft that of the draft.'));

function line(kind: string, needed: Properties, optional: Properties): JsonSchema {
  const always = { profileId: uuid, kind: { type: 'string', const: kind } };
  return closed(object({ ...always, ...needed }, { ...optional, ...reason }));
}

const step = oneOfWords(stepNames);

const bulkLine: JsonSchema = {
  description: 'One line of a bulk.',
  anyOf: [
    line('submit-step', { step, payload: ref('StepInput') }, { expectedVersion }),
    line('save-draft', { step, payload: ref('StepDraft') }, { expectedVersion }),
    line('put-item', { section, payload: described(anyObject, 'The item.') }, { itemId, expectedTag }),
    line('patch-item', { section, payload: described(anyObject, 'A JSON Merge Patch.') }, { itemId, expectedTag }),
    line('delete-item', { section }, { itemId, expectedTag }),
  ],
};

const lineErrors = listOf(
  object({
    path: described(text, "JSON Pointer into the line's object."),
    code: oneOfWords(lineErrorCodes),
    message: text,
  }),
);

/** In the answer that accepts a bulk, and in the problem of one that ended before its last line. */
export const takenMembers = {
  bulkId: described(text, 'Asks for what became of the bulk.'),
  idempotencyKey: described(text, "The request's own, or a new one: send the same body again with it."),
  accepted: described(count, 'How many lines are on the queue.'),
  refusedCount: count,
  refused: listOf(ref('RefusedLine'), 'The first 1,000 of them.'),
} as const;

export const note: Properties = { note: described(text, 'Said where not every refused line is told.') };

const failure = object({
  line: count,
  operationId: uuid,
  status: oneOfWords(outcomeStatuses),
  code: nullable(text),
});

const bulk = object({
  bulkId: text,
  accepted: count,
  done: described(flag, 'Whether every accepted line has an outcome.'),
  outcomes: object(Object.fromEntries(['pending', ...outcomeStatuses].map((outcome) => [outcome, count]))),
  failures: listOf(failure, 'What was neither applied nor unchanged, a page at a time, in the order of the lines.'),
  nextCursor: nullable(text),
  next: nullable(text),
});

export const bulkSchemas: { readonly [name: string]: JsonSchema } = {
  BulkLine: bulkLine,
  RefusedLine: object({ line: { type: 'integer', minimum: 1, maximum: maxLines }, errors: lineErrors }),
  BulkAccepted: object(takenMembers, note),
  Bulk: bulk,
};
