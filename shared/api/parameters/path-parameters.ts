// The parameters of paths.
import { stepNames } from '../../sections/section';
import { type Parameters, uuid } from './parameter';

const bulkIdPattern = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}-(0|[1-9][0-9]{0,4})$';

export const pathParameters = {
  profileId: {
    description: "The profile; `me` stands for the caller's own.",
    schema: { anyOf: [uuid, { type: 'string', enum: ['me'] }] },
    example: 'me',
  },
  step: { description: 'The step of the builder.', schema: { type: 'string', enum: stepNames }, example: 'address' },
  itemId: {
    description: 'The item. Clients choose the ids of their items, so that a create can be sent again.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-000000000010',
  },
  operationId: {
    description: 'The operation.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-000000000020',
  },
  sessionId: {
    description: 'The builder session.',
    schema: uuid,
    example: '0190a1b2-0000-7000-8000-0000000000aa',
  },
  documentId: {
    description: 'The resume, by the id of its item in the step.',
    schema: uuid,
    example: '0190a1b2-0000-8000-8000-0000000000d0',
  },
  parseId: {
    description: 'The parse of the resume.',
    schema: uuid,
    example: '0190a1b2-0000-8000-8000-0000000000e0',
  },
  bulkId: {
    description: 'The bulk, as the answer to it gave it.',
    schema: { type: 'string', pattern: bulkIdPattern },
    example: '0190a1b2-0000-8000-8000-0000000000bb-2',
  },
} as const satisfies Parameters;

export type PathParameter = keyof typeof pathParameters;
