// The OpenAPI document: right by itself, true to the sections, and written where the client is generated from it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Schemas } from '../../../fuzz/contract/schemas';
import { openApiDocument, openApiText } from '../../../shared/api/document';
import type { MediaType, ParameterObject } from '../../../shared/api/openapi';
import { operations } from '../../../shared/api/operations';
import { problems } from '../../../shared/http/problem';

const document = openApiDocument();
const schemas = new Schemas(document);
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe('the OpenAPI document', () => {
  it('has nothing that a linter minds', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({ source: openApiText(), config });
    expect(found.map(({ ruleId, message, location }) => ({ ruleId, message, at: location[0]?.pointer }))).toEqual([]);
  });

  it('is the file that the client is generated from: `npm run openapi` writes it', () => {
    const file = readFileSync(join(__dirname, '../../../client/openapi.json'), 'utf8');
    expect(JSON.parse(file)).toEqual(document);
    expect(file).toBe(openApiText());
  });

  it('is the same text each time', () => {
    expect(openApiText()).toBe(openApiText());
  });

  it('tells every operation, and no other', () => {
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it.each(all.map((one) => [one.operationId, one] as const))('%s tells what every status means', (_, one) => {
    expect(one.description).not.toBe('');
    for (const [status, response] of Object.entries(one.responses)) {
      const described = '$ref' in response ? responseAt(response.$ref) : response;
      expect(described.description).not.toBe('');
      expect(Object.keys(described.headers)).toContain('X-Correlation-Id');
      if (Number(status) >= 400) expect(Object.keys(described.content ?? {})).toEqual(['application/problem+json']);
    }
  });

  it('gives an ETag and 304 to every GET but those of probes, and to no write', () => {
    const untagged = ['health', 'ready'];
    for (const { operationId, method, responses } of all) {
      const told = Object.entries(responses).filter(([status]) => Number(status) < 400);
      const tagged = told.filter(([, response]) => 'headers' in response && 'ETag' in response.headers);
      const isTagged = method === 'get' && !untagged.includes(operationId);
      expect({ operationId, tagged: tagged.length }).toEqual({ operationId, tagged: isTagged ? told.length : 0 });
      expect({ operationId, has304: '304' in responses }).toEqual({ operationId, has304: isTagged });
    }
  });

  it('names in a problem only codes of its status', () => {
    for (const [name, { content }] of Object.entries(document.components.responses)) {
      const types = JSON.stringify(content).match(/urn:stepkeeper:problem:[a-z0-9-]+/g) ?? [];
      const statuses = new Set(types.map((type) => statusOf(type)));
      expect({ name, statuses: statuses.size }).toEqual({ name, statuses: 1 });
    }
  });

  it('says who may ask, role by role', () => {
    const roles = Object.fromEntries(all.map(({ operationId, security }) => [operationId, security]));
    expect(roles['submit-step']).toEqual([{ bearer: ['candidate'] }]);
    expect(roles['revert-operation']).toEqual([{ bearer: ['candidate'] }, { bearer: ['support'] }]);
    expect(roles.health).toEqual([]);
    expect(roles.ready).toEqual([{}, { bearer: ['operator'] }]);
  });

  it.each(examples())('has a right example: %s', (_, way, value) => {
    expect(schemas.faultOf(way, value)).toBeUndefined();
  });
});

function statusOf(type: string): number {
  const known: Readonly<Record<string, { readonly status: number }>> = problems;
  return known[type.replace('urn:stepkeeper:problem:', '')]?.status ?? 0;
}

function responseAt(ref: string) {
  const found = document.components.responses[ref.split('/').at(-1) ?? ''];
  if (!found) throw new RangeError(`${ref} is not in the document`);
  return found;
}

type Example = readonly [name: string, way: readonly string[], value: unknown];

/** Of bodies and answers, of parameters, and those that stand in schemas. */
function examples(): Example[] {
  const bodies = all.flatMap(({ path, method, operationId, requestBody, responses }) => [
    ...inContent(`${operationId} body`, ['paths', path, method, 'requestBody'], requestBody?.content),
    ...Object.entries(responses).flatMap(([status, response]) =>
      '$ref' in response
        ? []
        : inContent(`${operationId} ${status}`, ['paths', path, method, 'responses', status], response.content),
    ),
  ]);
  const refusals = Object.entries(document.components.responses).flatMap(([name, { content }]) =>
    inContent(name, ['components', 'responses', name], content),
  );
  const parameters = Object.entries<ParameterObject>(document.components.parameters)
    .filter(([, { example }]) => example !== undefined)
    .map(([id, { example }]): Example => [id, ['components', 'parameters', id, 'schema'], example]);
  return [...bodies, ...refusals, ...parameters, ...inSchemas(document.components.schemas, ['components', 'schemas'])];
}

function inContent(name: string, way: readonly string[], content: Readonly<Record<string, MediaType>> = {}): Example[] {
  return Object.entries(content)
    .filter(([, { example }]) => example !== undefined)
    .map(([type, { example }]) => [name, [...way, 'content', type, 'schema'], example]);
}

function inSchemas(node: unknown, way: readonly string[]): Example[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'examples' in node && Array.isArray(node.examples) ? node.examples : [];
  return [
    ...own.map((value): Example => [way.slice(2).join('/'), way, value]),
    ...Object.entries(node).flatMap(([key, value]) => inSchemas(value, [...way, key])),
  ];
}
