// The headers of answers, as the document tells them.
import type { JsonSchema } from '../sections/section';

export interface AnswerHeaderDescription {
  readonly description: string;
  readonly schema: JsonSchema;
  /** Whether every answer that names it has it. */
  readonly required: boolean;
}

const text = { type: 'string' } as const;
const seconds = { type: 'string', pattern: '^[0-9]+$' } as const;

export const answerHeaders = {
  'X-Correlation-Id': {
    description: "The request's own, or a new one: the log, the command and the audit name it.",
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' },
    required: true,
  },
  'Cache-Control': { description: '`no-store` for whatever is about a person.', schema: text, required: true },
  ETag: {
    description:
      'The version of what is answered, for `If-Match` or `If-None-Match`. Weak where the answer tells when it was made.',
    schema: { type: 'string', pattern: '^(W/)?"[^"]+"$' },
    required: true,
  },
  Location: { description: 'Where to ask for the outcome: follow it unchanged.', schema: text, required: true },
  'Content-Location': { description: 'The address of what is created.', schema: text, required: true },
  'Content-Disposition': { description: 'A name for the file to keep it in.', schema: text, required: true },
  'Retry-After': { description: 'Seconds after which to try again.', schema: seconds, required: true },
  'Preference-Applied': {
    description: 'The preference that was heeded, for example `wait=10`.',
    schema: text,
    required: false,
  },
  'WWW-Authenticate': { description: 'How to prove who asks (RFC 6750).', schema: text, required: true },
} as const satisfies { readonly [name: string]: AnswerHeaderDescription };

export type AnswerHeader = keyof typeof answerHeaders;
