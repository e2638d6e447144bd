// Requests: of every operation of the document, mostly as described, and often not.
import fc, { type Arbitrary } from 'fast-check';
import type { OpenApiDocument, OperationObject, ParameterObject, RequestBodyObject } from '../../shared/api/openapi';
import type { Json } from '../../shared/sections/section';
import { type DescribedOperation, DescribedOperations } from '../contract/described-operation';
import { brokenBytes, brokenFrom, hugeBytes } from './broken';
import { callerOf } from './callers';
import { fromSchema, type Schemas } from './from-schema';
import { headersOf } from './headers';
import { bodyFor } from './step-body';
import { pathOf, queryOf } from './targets';
import type { Caller } from './tokens';

export interface FuzzRequest {
  readonly method: string;
  /** Path and query as they are sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly caller: Caller;
  readonly body?: Buffer;
}

export function requestsOf(document: OpenApiDocument): Arbitrary<FuzzRequest> {
  const { all } = new DescribedOperations(document);
  const described = fc.oneof(...all.map((operation) => requestOf(operation, document)));
  return fc.oneof({ arbitrary: described, weight: 40 }, { arbitrary: strayOf(described), weight: 1 });
}

/** What no operation answers: other methods, other paths. */
function strayOf(described: Arbitrary<FuzzRequest>): Arbitrary<FuzzRequest> {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD');
  const path = fc.webPath().map((stray) => `/api${stray}`);
  return fc.oneof(
    fc.tuple(described, method).map(([request, other]) => ({ ...request, method: other })),
    fc.tuple(described, path).map(([request, target]) => ({ ...request, target })),
  );
}

function requestOf(
  { method, path, object }: DescribedOperation,
  { components }: OpenApiDocument,
): Arbitrary<FuzzRequest> {
  const parameters = object.parameters.map(({ $ref }) => parameterAt(components.parameters, $ref));
  const target = fc.tuple(pathOf(path, parameters), queryOf(parameters));
  const asked = method === 'get' ? fc.constantFrom('GET', 'GET', 'GET', 'HEAD') : fc.constant(method.toUpperCase());
  const { schemas } = components;
  const { requestBody } = object;
  return target.chain(([to, query]) => {
    const body = bodyOf(requestBody && bodyFor(requestBody, to, schemas), schemas);
    const rest = fc.tuple(asked, headersOf(parameters), body, callerOf(rolesOf(object), to));
    return rest.map(([sent, headers, made, caller]) => ({
      method: sent,
      target: `${to}${query}`,
      headers: { ...headers, ...made?.headers },
      caller,
      ...(made ? { body: made.bytes } : {}),
    }));
  });
}

function parameterAt(known: { readonly [id: string]: ParameterObject }, $ref: string): ParameterObject {
  const found = known[$ref.slice('#/components/parameters/'.length)];
  if (!found) throw new RangeError(`${$ref} is not in the document`);
  return found;
}

/** None where anybody may ask. */
function rolesOf({ security }: OperationObject): readonly string[] {
  return security.flatMap((way) => Object.values(way).flat());
}

interface SentBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

function bodyOf(described: RequestBodyObject | undefined, schemas: Schemas): Arbitrary<SentBody | undefined> {
  if (!described)
    return fc.oneof({ arbitrary: fc.constant(undefined), weight: 15 }, { arbitrary: strangeBody, weight: 1 });
  const right = fc.oneof(
    ...Object.entries(described.content).map(([mediaType, { schema, example }]) =>
      mediaType.includes('ndjson')
        ? fc
            .array(mostly(fromSchema(schemas.BulkLine ?? {}, schemas)), { maxLength: 5 })
            .map((lines) => sent(mediaType, lines))
        : mostly(orExample(fromSchema(schema, schemas), example)).map((value) => sent(mediaType, [value])),
    ),
  );
  return fc.oneof(
    { arbitrary: right, weight: 20 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    { arbitrary: strangeBody, weight: 2 },
    { arbitrary: fc.tuple(right, mediaTypes).map(([body, headers]) => ({ ...body, headers })), weight: 1 },
  );
}

/** Rules over several fields stand in no schema: the example holds to them, and what is a little broken of it almost does. */
function orExample(right: Arbitrary<Json>, example: Json | undefined): Arbitrary<Json> {
  return example === undefined ? right : fc.oneof(right, fc.constant(example));
}

/** Two right ones to one that is not. */
function mostly(right: Arbitrary<Json>): Arbitrary<Json> {
  return fc.oneof({ arbitrary: right, weight: 2 }, { arbitrary: brokenFrom(right), weight: 1 });
}

function sent(mediaType: string, lines: readonly Json[]): SentBody {
  return {
    headers: { 'content-type': mediaType },
    bytes: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
  };
}

const mediaTypes: Arbitrary<Record<string, string>> = fc.oneof(
  fc
    .constantFrom('text/plain', 'application/json; charset=latin1', 'application/xml', 'APPLICATION/JSON', 'json', ';')
    .map((type): Record<string, string> => ({ 'content-type': type })),
  fc.constant<Record<string, string>>({ 'content-type': 'application/json', 'content-encoding': 'gzip' }),
  fc.constant<Record<string, string>>({}),
);

const strangeBody: Arbitrary<SentBody> = fc
  .oneof({ arbitrary: brokenBytes, weight: 30 }, { arbitrary: hugeBytes, weight: 1 })
  .map((bytes) => ({ headers: { 'content-type': 'application/json' }, bytes }));
