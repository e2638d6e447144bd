// The answers that are problems. One that can only be for one reason stands once in the document.
import { type ProblemCode, problems } from '../http/problem';
import type { JsonSchema } from '../sections/section';
import { everywhere, problemHeaders } from './derived';
import type { Reference, ResponseObject } from './openapi';
import { headerReferences, reference } from './references';
import { problemType } from './schemas/problem-schemas';
import { ref } from './schemas/schema';

const codes = Object.keys(problems) as ProblemCode[];

/** By the names that `problemResponse` refers to; only those that are used. */
export function problemResponses(used: ReadonlySet<ProblemCode>): { readonly [name: string]: ResponseObject } {
  const those = codes.filter((code) => used.has(code));
  return Object.fromEntries(those.map((code) => [nameOf(code), responseOf(problems[code].status, [code])]));
}

/** `alike`: codes of one status. */
export function problemResponse(status: number, alike: readonly ProblemCode[]): ResponseObject | Reference {
  const [only] = alike;
  return only !== undefined && alike.length === 1 ? reference('responses', nameOf(only)) : responseOf(status, alike);
}

function responseOf(status: number, alike: readonly ProblemCode[]): ResponseObject {
  return {
    description: alike.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
    headers: headerReferences([...problemHeaders(status), ...everywhere]),
    content: { 'application/problem+json': { schema: schemaOf(status, alike), example: exampleOf(alike) } },
  };
}

function schemaOf(status: number, alike: readonly ProblemCode[]): JsonSchema {
  const type = { type: 'string', enum: alike.map(problemType) } as const;
  return { allOf: [ref('Problem'), { properties: { type, status: { const: status } } }] };
}

function exampleOf([code = 'internal-error']: readonly ProblemCode[]) {
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

/** malformed-json → MalformedJson. */
function nameOf(code: string): string {
  return code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
