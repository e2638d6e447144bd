// The OpenAPI document of the API, put together from its operations and schemas: the same text each time.
import { about, bearer, tags } from './about';
import { answerHeaders } from './answer-headers';
import { problemsOf } from './derived';
import type { HeaderObject, OpenApiDocument, OperationObject, ParameterObject } from './openapi';
import type { DescribedOperation } from './operation';
import { operationObject } from './operation-object';
import { operations } from './operations';
import { headerParameters } from './parameters/header-parameters';
import type { Parameter } from './parameters/parameter';
import { pathParameters } from './parameters/path-parameters';
import { queryParameters } from './parameters/query-parameters';
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
      responses: problemResponses(operations.flatMap((operation) => [...problemsOf(operation).values()])),
    },
  };
}

/** As it is kept in a file. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}

/** A route's constraints are for the router alone. */
function pathOf({ route }: Pick<DescribedOperation, 'route'>): string {
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
  const path = Object.entries<Parameter>(pathParameters).map(([name, given]) => parameter('path', name, given));
  const query = Object.entries<Parameter>(queryParameters).map(([name, given]) => parameter('query', name, given));
  const header = Object.entries<Parameter>(headerParameters).map(([id, given]) => parameter('header', id, given));
  return Object.fromEntries([...path, ...query, ...header]);
}

function parameter(place: ParameterObject['in'], id: string, given: Parameter): [string, ParameterObject] {
  const { name = id, description, schema, example, required = place === 'path' } = given;
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
