// The operations of bulks: commands for many profiles at once.
import type { Operation } from '../operation';

const tag = 'Bulk';

export const bulkOperations: readonly Operation[] = [
  {
    name: 'post-bulk',
    method: 'POST',
    route: 'bulk',
    access: ['importer'],
    tag,
    summary: 'Send commands for many profiles, one a line',
  },
  {
    name: 'get-bulk',
    method: 'GET',
    route: 'bulk/{bulkId}',
    access: ['importer'],
    tag,
    summary: 'What became of the commands of a bulk, counted by outcome',
  },
];
