// The OpenAPI document of the API, put together from its operations and schemas: the same text each time.
import type { ProblemCode } from '../http/problem';
import { about, bearer, tags } from './about';
import { answerHeaders } from './answer-headers';
import { problemsOf } from './derived';
import type { HeaderObject, OpenApiDocument, OperationObject, ParameterObject } from './openapi';
import type { DescribedOperation } from './operation';
import { operationObject } from './operation-object';
import { operations } from './operations';
import { headerParameters, type Parameter, pathParameters, queryParameters } from './parameters';
import { problemResponses } from './problem-responses';
import { parameterId } from './references';
import { allSchemas } from './schemas/all';

/** The prefix of every route: it comes from host.json. */
const prefix = '/api';

export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stepkeeper',
      version: '1.0.0',
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The host that this document comes from.' }],
    tags,
    paths: pathsOf(operations),
    components: {
      securitySchemes: { bearer },
      schemas: allSchemas,
      parameters: allParameters(),
      headers: allHeaders(),
      responses: problemResponses(singleProblems(operations)),
    },
  };
}

/** A route's constraints are for the router alone. */
export function pathOf({ route }: Pick<DescribedOperation, 'route'>): string {
  return `${prefix}/${route.replaceAll(/\{(\w+):\w+\}/g, '{$1}')}`;
}

function pathsOf(all: readonly DescribedOperation[]): OpenApiDocument['paths'] {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of all) {
    const path = pathOf(operation);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationObject(operation) };
  }
  return paths;
}

function allParameters(): { readonly [id: string]: ParameterObject } {
  const path = Object.entries<Parameter>(pathParameters).map(([name, given]) => parameter('path', name, name, given));
  const query = Object.entries<Parameter>(queryParameters).map(([name, given]) =>
    parameter('query', name, name, given),
  );
  const header = Object.entries(headerParameters).map(([id, { name, ...given }]) =>
    parameter('header', id, name, given),
  );
  return Object.fromEntries([...path, ...query, ...header]);
}

function parameter(
  place: ParameterObject['in'],
  id: string,
  name: string,
  { description, schema, example, required = place === 'path' }: Parameter,
): [string, ParameterObject] {
  const told = example === undefined ? {} : { example };
  return [parameterId(place, id), { name, in: place, description, required, schema, ...told }];
}

function allHeaders(): { readonly [name: string]: HeaderObject } {
  return Object.fromEntries(
    Object.entries(answerHeaders).map(([name, { description, required, schema }]) => [
      name,
      { description, required, schema },
    ]),
  );
}

/** Those that are some operation's only problem of their status. */
function singleProblems(all: readonly DescribedOperation[]): ReadonlySet<ProblemCode> {
  const single = all.flatMap((operation) => [...problemsOf(operation).values()].filter(({ length }) => length === 1));
  return new Set(single.flat());
}
