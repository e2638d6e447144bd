// The operations about the service itself.
import type { DescribedOperation } from '../operation';
import { object, oneOfWords, ref } from '../schemas/schema';

const tag = 'Meta';
const open = { method: 'GET', access: 'public', tag } as const;
/** Tells how things are at this moment. */
const probe = { ...open, untagged: true } as const;

export const metaOperations: readonly DescribedOperation[] = [
  {
    ...open,
    name: 'get-openapi',
    route: 'openapi.json',
    summary: 'The OpenAPI document of this API',
    description: 'This document. It may be cached.',
    answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': { type: 'object' } } } },
  },
  {
    ...open,
    name: 'get-docs',
    route: 'docs',
    summary: 'This API as a page to read',
    description: 'One page of HTML that needs nothing else, made of the OpenAPI document.',
    answers: { 200: { description: 'The page.', content: { 'text/html': { type: 'string' } } } },
  },
  {
    ...probe,
    name: 'health',
    route: 'health',
    summary: 'Whether the app is alive',
    description: 'Alive whatever else is away.',
    answers: {
      200: { description: 'It is.', content: { 'application/json': object({ status: oneOfWords(['alive']) }) } },
    },
  },
  {
    ...probe,
    name: 'ready',
    route: 'ready',
    summary: 'Whether all that the app needs can be reached',
    description:
      'Asks the queue, the database and Blob Storage. An operator is told which of them answered, and how fast; a token that proves nothing is refused.',
    answers: {
      200: {
        description: 'All can be reached.',
        content: { 'application/json': object({ status: oneOfWords(['ready']) }, { checks: ref('Checks') }) },
      },
    },
    tokenOptional: true,
    problems: ['not-ready'],
  },
];
