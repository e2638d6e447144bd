// The operations of bulks: commands for many profiles at once.
import type { JsonSchema } from '../../sections/section';
import type { DescribedOperation } from '../operation';
import { ref } from '../schemas/schema';

const tag = 'Bulk';

const lines: JsonSchema = {
  type: 'string',
  description: 'One JSON object a line, each a `BulkLine`.',
  contentMediaType: 'application/x-ndjson',
  contentSchema: { type: 'array', items: ref('BulkLine') },
};

export const bulkOperations: readonly DescribedOperation[] = [
  {
    name: 'post-bulk',
    method: 'POST',
    route: 'bulk',
    access: ['importer'],
    tag,
    summary: 'Send commands for many profiles, one a line',
    description:
      'One JSON object a line, up to 10,000 lines and 20 MB; each line is a `BulkLine`. Lines are taken as they come: what is right is accepted, what is not is refused with its number, and the others go on. The commands of one profile are applied in the order of their lines.',
    body: { content: { 'application/x-ndjson': lines } },
    headers: ['IdempotencyKey'],
    answers: {
      202: {
        description: 'What was accepted and what was refused.',
        content: { 'application/json': 'BulkAccepted' },
        headers: ['Location'],
      },
    },
    problems: ['malformed-json', 'body-too-large', 'unsupported-media-type'],
  },
  {
    name: 'get-bulk',
    method: 'GET',
    route: 'bulk/{bulkId}',
    access: ['importer'],
    tag,
    summary: 'What became of the commands of a bulk, counted by outcome',
    description: 'The counts grow until every accepted line has an outcome.',
    query: ['limit', 'cursor'],
    answers: { 200: { description: 'The counts.', content: { 'application/json': 'Bulk' } } },
  },
];
