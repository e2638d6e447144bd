// The operations of operations: what became of writes.
import type { DescribedOperation } from '../operation';
import { profile } from './profiles';

const tag = 'Operations';
const operations = `${profile}/operations`;
const readers = ['candidate', 'support'] as const;

export const operationOperations: readonly DescribedOperation[] = [
  {
    name: 'list-operations',
    method: 'GET',
    route: operations,
    access: readers,
    tag,
    summary: 'Writes by what became of them, newest first',
    description:
      'Operations that have an outcome. One that was accepted and not yet applied is not in the list, and `status=pending` is 400: the `Location` of its 202 says where to ask for it.',
    query: ['limit', 'cursor', 'status'],
    answers: { 200: { description: 'A page of operations.', content: { 'application/json': 'OperationPage' } } },
  },
  {
    name: 'get-operation',
    method: 'GET',
    route: `${operations}/{operationId}`,
    access: [...readers, 'admin'],
    tag,
    summary: 'What became of a write',
    description:
      'Follow the `Location` of the answer to the write, unchanged. An operation that nobody has sent is pending for ever. An admin is told of a conflict that there is one, without both values.',
    query: ['fingerprint'],
    headers: ['Prefer'],
    answers: {
      200: {
        description: 'The outcome.',
        content: { 'application/json': 'Operation' },
        headers: ['Preference-Applied'],
      },
      202: {
        description: 'There is no outcome yet.',
        content: { 'application/json': 'PendingOperation' },
        headers: ['Retry-After', 'Preference-Applied'],
      },
    },
    problems: ['malformed-header'],
  },
];
