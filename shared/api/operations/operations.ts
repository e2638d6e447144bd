// The operations of operations: what became of writes.
import type { Operation } from '../operation';
import { profile } from './profiles';

const tag = 'Operations';
const operations = `${profile}/operations`;
const readers = ['candidate', 'support', 'admin'] as const;

export const operationOperations: readonly Operation[] = [
  {
    name: 'list-operations',
    method: 'GET',
    route: operations,
    access: readers,
    tag,
    summary: 'Writes by what became of them, newest first',
  },
  {
    name: 'get-operation',
    method: 'GET',
    route: `${operations}/{operationId}`,
    access: readers,
    tag,
    summary: 'What became of a write',
  },
];
