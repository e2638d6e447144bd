// Random writes: a valid one with a few things about it changed, as bugs and curious people would.
import fc from 'fast-check';
import { stepNames } from '../../shared/sections/section';
import { fullPayloads } from '../factories/payloads';
import { stepPath } from './client';
import type { RawRequest } from './raw-http';

export interface HostileWrite {
  request(profileId: string): RawRequest;
}

/** JSON texts: some of these have no value of their own in JavaScript. */
const values = [
  ...['null', 'true', 'false', '0', '-0', '-1', '1.5', '1e999', '1e400', '99999999999999999999', '5e-324'],
  ...['""', '" "', '"\\ud800"', '"\\u0000"', '"\\u0085"', '"NaN"', '"2020-02-30"', '"2020-02"', '"https://x.example/"'],
  ...['"\'; DROP TABLE x; --"', '"😀"', '[]', '{}', '[null]', '[[]]', '{"__proto__":1}', '{"a":{"b":{"c":[]}}}'],
  `"${'x'.repeat(199)}😀"`,
  `"${'é'.repeat(5000)}"`,
  '"00000000-0000-7000-8000-0000000000AB"',
];
const keys = ['__proto__', 'constructor', 'itemId', 'name', 'blobName', 'projects', '', 'é', '\ud800', 'a/b~c', '0'];
const headerLines = [
  'If-Match: "v0-d0"',
  'If-Match: *',
  'Idempotency-Key: "again"',
  'Idempotency-Key: "',
  'Session-Id: 00000000-0000-7000-8000-0000000000cd',
  'Session-Id: none',
  'Revision: 3',
  'Revision: -3',
  'Prefer: wait=0',
  'Prefer: wait=x',
  'Change-Reason: why not',
  'Change-Reason: é',
  'X-MS-CLIENT-PRINCIPAL: e30=',
  'X-Correlation-Id: <>',
  'Content-Encoding: gzip',
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map((text) => JSON.stringify(text)) },
);

/** Changes one place of the JSON; `where` says which of all its places, as a part of one. */
type Mutation = {
  readonly where: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'double';
  readonly key: string;
  readonly json: string;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'double'),
  key: fc.constantFrom(...keys),
  json: value,
});

/** Stands for JSON text in a value, until it is written. */
const mark = (index: number) => `@@${index}@@`;

function mutated(payload: object, mutations: readonly Mutation[]): string {
  const body: unknown = structuredClone(payload);
  mutations.forEach((one, index) => {
    const places = [...placesIn(body)];
    const place = places[Math.floor(one.where * places.length)];
    if (!place) return;
    const { holder, key } = place;
    if (one.kind === 'replace') holder[key] = mark(index);
    else if (one.kind === 'remove') Reflect.deleteProperty(holder, key);
    else if (one.kind === 'double' && Array.isArray(holder)) holder.push(holder[Number(key)]);
    else
      Object.defineProperty(holder, one.key, {
        value: mark(index),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  });
  return mutations.reduce(
    (text, { json }, index) => text.replaceAll(`"${mark(index)}"`, () => json),
    JSON.stringify(body),
  );
}

interface Place {
  readonly holder: { [key: string]: unknown };
  readonly key: string;
}

function* placesIn(holder: unknown): Generator<Place> {
  if (typeof holder !== 'object' || holder === null) return;
  for (const [key, inner] of Object.entries(holder)) {
    yield { holder: holder as Place['holder'], key };
    yield* placesIn(inner);
  }
}

export const hostileWrites: fc.Arbitrary<HostileWrite> = fc
  .record({
    step: fc.constantFrom(...stepNames),
    draft: fc.boolean(),
    mutations: fc.array(mutation, { maxLength: 3 }),
    headers: fc.uniqueArray(fc.constantFrom(...headerLines), { maxLength: 2, selector: (line) => line.split(':')[0] }),
    contentType: fc.constantFrom(...Array<string>(9).fill('application/json'), 'text/json'),
    method: fc.constantFrom(...Array<string>(19).fill('PUT'), 'POST'),
    cut: fc.option(fc.nat({ max: 400 }), { freq: 20 }),
    chunkBytes: fc.option(fc.integer({ min: 1, max: 5000 }), { freq: 4, nil: undefined }),
  })
  .map(({ step, draft, mutations, headers, contentType, method, cut, chunkBytes }) => ({
    request: (profileId) => ({
      method,
      path: `${stepPath(profileId, step)}${draft ? '/draft' : ''}`,
      headers: [`Content-Type: ${contentType}`, ...headers],
      body: mutated(fullPayloads[step], mutations).slice(0, cut ?? undefined),
      ...(chunkBytes === undefined ? {} : { chunkBytes }),
    }),
  }));
