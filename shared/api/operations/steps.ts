// The operations of the wizard's steps.
import type { DescribedOperation } from '../operation';
import { stepEvent } from '../schemas/body-schemas';
import { profile } from './profiles';

const tag = 'Steps';
const steps = `${profile}/steps`;
const step = `${steps}/{step}`;
const draft = `${step}/draft`;
const readers = ['candidate', 'support'] as const;
const writers = ['candidate'] as const;

export const stepOperations: readonly DescribedOperation[] = [
  {
    name: 'get-steps',
    method: 'GET',
    route: steps,
    access: readers,
    tag,
    summary: 'Where every step stands',
    description: 'All six steps in their order, without what is in them; also for a profile that nobody has begun.',
    answers: { 200: { description: 'The progress of each step.', content: { 'application/json': 'StepList' } } },
  },
  {
    name: 'get-step',
    method: 'GET',
    route: step,
    access: readers,
    tag,
    summary: 'A step: what was submitted, the draft, the progress',
    description:
      'A step that nobody has begun has version 0 and is `not-started`, also for a profile that does not exist yet. The ETag holds both versions of the step: send it as `If-Match` with the next write.',
    answers: {
      200: { description: 'The step.', content: { 'application/json': 'Step' } },
    },
    problems: ['unknown-step'],
  },
  {
    name: 'submit-step',
    method: 'PUT',
    route: step,
    access: writers,
    tag,
    summary: 'Submit a step',
    description:
      'The step becomes exactly what the body says: items in the lists are inserted or updated, those that are missing are deleted. A step that is not valid is refused at once, and it is recorded where somebody stumbled.',
    headers: ['IfMatchStep'],
    body: { content: { 'application/json': 'StepInput' } },
    problems: ['unknown-step'],
  },
  {
    name: 'get-draft',
    method: 'GET',
    route: draft,
    access: readers,
    tag,
    summary: 'The draft of a step',
    description: 'What somebody has typed so far and has not submitted.',
    answers: {
      200: { description: 'The draft.', content: { 'application/json': 'StoredDraft' } },
    },
    problems: ['unknown-step', 'draft-not-found'],
  },
  {
    name: 'save-draft',
    method: 'PUT',
    route: draft,
    access: writers,
    tag,
    summary: 'Save the draft of a step',
    description:
      'Sections and fields may be missing and formats are not looked at; wrong types, unknown fields and what is too large are refused. A draft never changes what was submitted, and a later submit takes it away. With `Revision`, an older save never overwrites a newer one.',
    headers: ['IfMatchStep'],
    body: { content: { 'application/json': 'StepDraft' } },
    problems: ['unknown-step'],
  },
  {
    name: 'discard-draft',
    method: 'DELETE',
    route: draft,
    access: writers,
    tag,
    summary: 'Discard the draft of a step',
    description: 'Without a draft the outcome is `unchanged`.',
    headers: ['IfMatchStep'],
    problems: ['unknown-step'],
  },
  {
    name: 'record-step-event',
    method: 'POST',
    route: `${step}/events`,
    access: writers,
    tag,
    summary: 'Record that a step was entered, left or skipped',
    description:
      "The time spent in a step is counted from these. `occurredAt` is by the client's clock; what would be later than now happened now.",
    body: { content: { 'application/json': stepEvent } },
    problems: ['unknown-step'],
  },
  {
    name: 'get-validation-errors',
    method: 'GET',
    route: `${profile}/validation-errors`,
    access: readers,
    tag,
    summary: 'What was refused, newest first',
    description: 'Every field of every step, draft and item that was refused: where people stumble.',
    query: ['limit', 'cursor', 'step'],
    answers: {
      200: { description: 'A page of refused fields.', content: { 'application/json': 'ValidationErrorPage' } },
    },
  },
];
