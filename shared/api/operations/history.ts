// The operations of the history: who changed what, when and why, and taking it back.
import { historyParameters } from '../../http/history-query';
import type { DescribedOperation } from '../operation';
import { emptyBody } from '../schemas/body-schemas';
import { profile } from './profiles';

const tag = 'History';
const history = `${profile}/history`;
// A UUID by its constraint, so that it hides none of the words beside it.
const ofOperation = `${history}/{operationId:guid}`;
const readers = ['candidate', 'support', 'auditor'] as const;

export const historyOperations: readonly DescribedOperation[] = [
  {
    name: 'get-history',
    method: 'GET',
    route: history,
    access: readers,
    tag,
    summary: 'Changes, newest first',
    description:
      'Each changed row of each operation, with what it was before and after, who changed it, when and why. Pages do not shift when something is written in the meantime. A profile without history has an empty one. Of the archived part only the last page says that there is one.',
    query: historyParameters,
    answers: { 200: { description: 'A page of changes.', content: { 'application/json': 'HistoryPage' } } },
  },
  {
    name: 'diff-history',
    method: 'GET',
    route: `${history}/diff`,
    access: readers,
    tag,
    summary: 'Field by field, what differs between two instants',
    description:
      'What the profile was at the one instant and at the other, item by item and field by field, from the audit.',
    query: ['diffFrom', 'diffTo'],
    answers: { 200: { description: 'The differences.', content: { 'application/json': 'HistoryDiff' } } },
    problems: ['profile-not-found', 'profile-erased', 'history-archived'],
  },
  {
    name: 'check-history',
    method: 'GET',
    route: `${history}/verify`,
    access: ['auditor'],
    tag,
    summary: 'Whether the audit chain holds',
    description:
      'Walks the chain of the profile and names the first link that does not hold; archived links are not looked at. A broken chain is a finding and no failure: the answer is 200.',
    answers: { 200: { description: 'Whether it holds.', content: { 'application/json': 'ChainReport' } } },
    problems: ['profile-not-found'],
  },
  {
    name: 'get-history-operation',
    method: 'GET',
    route: ofOperation,
    access: readers,
    tag,
    summary: 'What one operation changed',
    description: 'All changes of the operation. One that changed nothing is not in the history.',
    answers: { 200: { description: 'The changes.', content: { 'application/json': 'HistoryOperation' } } },
    problems: ['operation-not-found', 'history-archived'],
  },
  {
    name: 'revert-operation',
    method: 'POST',
    route: `${ofOperation}/revert`,
    access: ['candidate', 'support'],
    tag,
    summary: 'Take back what an operation changed, by a new operation',
    description:
      'A new operation with changes of its own in the history. Where something was changed again since, nothing is taken back and the outcome is `conflict` with both values. Support has to say why.',
    body: { content: { 'application/json': emptyBody }, optional: true },
    problems: ['reason-required'],
  },
];
