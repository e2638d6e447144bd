// The operations of the wizard's steps.
import type { Operation } from '../operation';
import { profile } from './profiles';

const tag = 'Steps';
const steps = `${profile}/steps`;
const step = `${steps}/{step}`;
const draft = `${step}/draft`;

export const stepOperations: readonly Operation[] = [
  {
    name: 'get-steps',
    method: 'GET',
    route: steps,
    access: ['candidate', 'support'],
    tag,
    summary: 'Where every step stands',
  },
  {
    name: 'get-step',
    method: 'GET',
    route: step,
    access: ['candidate', 'support'],
    tag,
    summary: 'A step: what was submitted, the draft, the progress',
  },
  { name: 'submit-step', method: 'PUT', route: step, access: ['candidate'], tag, summary: 'Submit a step' },
  {
    name: 'get-draft',
    method: 'GET',
    route: draft,
    access: ['candidate', 'support'],
    tag,
    summary: 'The draft of a step',
  },
  { name: 'save-draft', method: 'PUT', route: draft, access: ['candidate'], tag, summary: 'Save the draft of a step' },
  {
    name: 'discard-draft',
    method: 'DELETE',
    route: draft,
    access: ['candidate'],
    tag,
    summary: 'Discard the draft of a step',
  },
  {
    name: 'record-step-event',
    method: 'POST',
    route: `${step}/events`,
    access: ['candidate'],
    tag,
    summary: 'Record that a step was entered, left or skipped',
  },
  {
    name: 'get-validation-errors',
    method: 'GET',
    route: `${profile}/validation-errors`,
    access: ['candidate', 'support'],
    tag,
    summary: 'What was refused, newest first',
  },
];
