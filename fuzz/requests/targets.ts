// Paths and queries: of the few people and items that there are, and of ids that are none.
import fc, { type Arbitrary } from 'fast-check';
import type { ParameterObject } from '../../shared/api/openapi';
import { fromSchema } from './from-schema';
import { bulkIds, itemIds, operationIds, profileIds, sessionIds } from './pools';

const known: Readonly<Record<string, readonly string[]>> = {
  profileId: [...profileIds, ...profileIds, 'me'],
  itemId: itemIds,
  operationId: operationIds,
  sessionId: sessionIds,
  bulkId: bulkIds,
};

/** As they are sent: what is encoded wrongly stays so. */
const oddSegments = fc.oneof(
  fc.constantFrom(
    '%00',
    '%zz',
    '%',
    '%2F',
    '..%2f',
    '%F0%9F%92%A9',
    '%ff',
    'null',
    'undefined',
    '-1',
    '{id}',
    "a'b",
    '..',
    '.',
    '~',
  ),
  fc.constantFrom('x'.repeat(2000), '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'),
  fc.string({ minLength: 1, maxLength: 20 }).map(encodeURIComponent),
);

export function pathOf(template: string, parameters: readonly ParameterObject[]): Arbitrary<string> {
  const segments = template.split('/').map((segment) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return parameter ? segmentOf(parameter) : fc.constant(segment);
  });
  return fc.tuple(...segments).map((parts) => parts.join('/'));
}

function segmentOf({ name, schema }: ParameterObject): Arbitrary<string> {
  const pool = known[name];
  const right = pool
    ? fc.constantFrom(...pool)
    : fromSchema(schema, {}).map((value) => encodeURIComponent(String(value)));
  return fc.oneof({ arbitrary: right, weight: 40 }, { arbitrary: oddSegments, weight: 1 });
}

/** With the question mark; empty for none. */
export function queryOf(parameters: readonly ParameterObject[]): Arbitrary<string> {
  const described = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => ({ parameter, value: valueOfQuery(parameter) }));
  const pairs = described.map(({ parameter: { name, required }, value }) => {
    const pair = value.map((text) => [`${name}=${text}`]);
    const none = fc.constant<string[]>([]);
    return fc.oneof({ arbitrary: pair, weight: required ? 20 : 1 }, { arbitrary: none, weight: required ? 1 : 3 });
  });
  const strange = fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 30 },
    { arbitrary: fc.constantFrom(['nope=1'], ['limit=1&limit=2'], ['='], ['%zz=%zz'], ['__proto__=1']), weight: 1 },
  );
  return fc.tuple(strange, ...pairs).map((all) => {
    const query = all.flat().join('&');
    return query === '' ? '' : `?${query}`;
  });
}

const oddTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '',
    '-1',
    '0',
    '1e3',
    '201',
    'null',
    'WzFd',
    'WzEsMV0',
    '%00',
    '9999-12-31T23:59:59Z',
    '0000-00-00',
    'x'.repeat(3000),
  ),
);

function valueOfQuery({ schema }: ParameterObject): Arbitrary<string> {
  const right = fromSchema(schema, {}).map((value) => encodeURIComponent(String(value).toWellFormed()));
  return fc.oneof({ arbitrary: right, weight: 6 }, { arbitrary: oddTexts, weight: 1 });
}
