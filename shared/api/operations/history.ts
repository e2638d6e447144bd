// The operations of the history: who changed what, when and why, and taking it back.
import type { Operation } from '../operation';
import { profile } from './profiles';

const tag = 'History';
const history = `${profile}/history`;
// A UUID by its constraint, so that it hides none of the words beside it.
const ofOperation = `${history}/{operationId:guid}`;
const readers = ['candidate', 'support', 'auditor'] as const;

export const historyOperations: readonly Operation[] = [
  { name: 'get-history', method: 'GET', route: history, access: readers, tag, summary: 'Changes, newest first' },
  {
    name: 'diff-history',
    method: 'GET',
    route: `${history}/diff`,
    access: readers,
    tag,
    summary: 'Field by field, what differs between two instants',
  },
  {
    name: 'check-history',
    method: 'GET',
    route: `${history}/verify`,
    access: ['auditor'],
    tag,
    summary: 'Whether the audit chain holds',
  },
  {
    name: 'get-history-operation',
    method: 'GET',
    route: ofOperation,
    access: readers,
    tag,
    summary: 'What one operation changed',
  },
  {
    name: 'revert-operation',
    method: 'POST',
    route: `${ofOperation}/revert`,
    access: ['candidate', 'support'],
    tag,
    summary: 'Take back what an operation changed, by a new operation',
  },
];
