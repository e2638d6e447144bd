// The answers that are problems: each set of reasons that some operations have in common stands once in the document.
import { type ProblemCode, problems } from '../http/problem';
import type { JsonSchema } from '../sections/section';
import { everywhere, problemHeaders } from './derived';
import type { Reference, ResponseObject } from './openapi';
import { headerReferences, reference } from './references';
import { problemType } from './schemas/problem-schemas';
import { ref } from './schemas/schema';

/** Codes of one status, which an operation may answer with. */
type Alike = readonly ProblemCode[];

/** By the names that `problemResponse` refers to. */
export function problemResponses(used: Iterable<Alike>): { readonly [name: string]: ResponseObject } {
  return Object.fromEntries([...used].map((alike) => [nameOf(alike), responseOf(alike)]));
}

export function problemResponse(alike: Alike): Reference {
  return reference('responses', nameOf(alike));
}

function responseOf(alike: Alike): ResponseObject {
  const [first = 'internal-error'] = alike;
  const { status } = problems[first];
  return {
    description: alike.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
    headers: headerReferences([...problemHeaders(status), ...everywhere]),
    content: { 'application/problem+json': { schema: schemaOf(status, alike), example: exampleOf(first) } },
  };
}

function schemaOf(status: number, alike: Alike): JsonSchema {
  const type = { type: 'string', enum: alike.map(problemType) } as const;
  return { allOf: [ref('Problem'), { properties: { type, status: { const: status } } }] };
}

function exampleOf(code: ProblemCode) {
  const { title, status } = problems[code];
  return {
    type: problemType(code),
    title,
    status,
    detail: 'Says what to do.',
    instance: '/api/profiles/0190a1b2-0000-7000-8000-000000000001',
    correlationId: '798d94ed-a867-4324-ac65-05efdcc4463f',
    ...(code === 'validation-failed' ? { errors: [exampleError] } : {}),
  };
}

const exampleError = { path: '/addresses/0/city', code: 'required', message: 'Fill this in.' };

/** malformed-json, not-utf-8 → MalformedJsonOrNotUtf8. */
function nameOf(alike: Alike): string {
  const pascal = (code: string) => code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return alike.map(pascal).join('Or');
}
