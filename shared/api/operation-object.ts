// One operation as the document tells it.
import type { JsonSchema } from '../sections/section';
import { answersOf, everywhere, headersOf, pathParametersOf, problemsOf } from './derived';
import type { MediaType, OperationObject, RequestBodyObject, ResponseObject } from './openapi';
import type { AnswerDescription, Body, Content, DescribedOperation } from './operation';
import { problemResponse } from './problem-responses';
import { headerReferences, parameterId, reference } from './references';
import { sampleOf } from './sample';
import { allSchemas } from './schemas/all';
import { ref } from './schemas/schema';

export function operationObject(operation: DescribedOperation): OperationObject {
  const { name, tag, summary, description, access, body, tokenOptional } = operation;
  const roles = access === 'public' ? [] : access;
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: `${description}\n\n${audience(operation)}`,
    // Each role by itself is enough; `{}` is nobody at all.
    security: [...(tokenOptional ? [{}, { bearer: ['operator'] }] : []), ...roles.map((role) => ({ bearer: [role] }))],
    parameters: parametersOf(operation),
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: responsesOf(operation),
  };
}

function audience({ access }: DescribedOperation): string {
  if (access === 'public') return 'Anybody may ask.';
  const ways = access.map((role) => (role === 'candidate' ? 'candidate (the own profile)' : role));
  return `Roles: ${ways.join(', ')}.`;
}

function parametersOf(operation: DescribedOperation) {
  return [
    ...pathParametersOf(operation).map((name) => parameterId('path', name)),
    ...(operation.query ?? []).map((name) => parameterId('query', name)),
    ...headersOf(operation).map((name) => parameterId('header', name)),
  ].map((id) => reference('parameters', id));
}

function bodyOf({ content, optional }: Body): RequestBodyObject {
  return { required: optional !== true, content: contentOf(content) };
}

function responsesOf(operation: DescribedOperation): OperationObject['responses'] {
  const answers = [...answersOf(operation)].map(([status, answer]) => [String(status), responseOf(answer)] as const);
  const refusals = [...problemsOf(operation)].map(
    ([status, codes]) => [String(status), problemResponse(codes)] as const,
  );
  return Object.fromEntries([...answers, ...refusals]);
}

function responseOf({ description, content, headers = [] }: AnswerDescription): ResponseObject {
  return {
    description,
    headers: headerReferences([...headers, ...everywhere]),
    ...(content ? { content: contentOf(content) } : {}),
  };
}

function contentOf(content: Content): { readonly [mediaType: string]: MediaType } {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, given]) => {
      const schema = typeof given === 'string' ? ref(given) : given;
      return [mediaType, { schema, ...exampleFor(mediaType, schema) }];
    }),
  );
}

/** An example of JSON; other media types tell more by their description. */
function exampleFor(mediaType: string, schema: JsonSchema) {
  return /json$/.test(mediaType) && !mediaType.includes('ndjson') ? { example: sampleOf(schema, allSchemas) } : {};
}
