// Values that are not as described: right ones with something in them exchanged, and what nobody should send.
import fc, { type Arbitrary } from 'fast-check';
import type { Json } from '../../shared/sections/section';

/** Right in none of the API's schemas, or nearly so. */
const odd: Arbitrary<Json> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as Arbitrary<Json>,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<Json>(null, true, -0, 1e300, -1, 2 ** 53, 0.1 + 0.2, '', ' ', '\0', '\ud800', '__proto__', [], {}, [
    [[]],
  ]),
  fc.constantFrom<Json>(
    '2021-02-29',
    '9999-99-99',
    'javascript:alert(1)',
    'https://a:b@c',
    "'; DROP TABLE x; --",
    '💩',
  ),
  fc.constant<Json>('x'.repeat(5000)),
);

const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'itemId', 'toString', 'blobName', '', 'a/b~c', 'x'.repeat(300)),
  fc.string({ maxLength: 12 }),
);

/** One place of the value is exchanged, taken out, or given a member that has no place there. */
export function brokenFrom(right: Arbitrary<Json>): Arbitrary<Json> {
  const whole = { arbitrary: odd, weight: 1 };
  const place = fc.tuple(right, fc.nat(), fc.constantFrom('replace', 'remove', 'add'), odd, names);
  const inside = place.map(([value, at, how, other, name]) => {
    const places = placesOf(value);
    const path = places[at % places.length] ?? [];
    return changed(value, path, (found) =>
      how === 'remove' ? undefined : how === 'add' ? withMember(found, name, other) : other,
    );
  });
  return fc.oneof(whole, { arbitrary: inside, weight: 8 });
}

function placesOf(value: Json, path: readonly string[] = []): string[][] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...path], ...members.flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

function changed(value: Json, [step, ...rest]: readonly string[], change: (found: Json) => Json | undefined): Json {
  if (step === undefined) return change(value) ?? null;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    if (key !== step) return [[key, member]];
    const other = rest.length === 0 ? change(member) : changed(member, rest, change);
    return other === undefined ? [] : [[key, other]];
  });
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}

function withMember(value: Json, name: string, member: Json): Json {
  if (Array.isArray(value)) return [...value, member];
  // A member that is called __proto__ is one of the object's own, as JSON.parse makes it.
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries([...Object.entries(value), [name, member]]);
  return { [name]: member };
}

/** Bytes that are no JSON, or none that is taken. */
export const brokenBytes: Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom('', '{', '[1,]', '\ufeff{}', 'null', '"x"', '{"a":1}{"b":2}', "{'a':1}", '\n', 'NaN')
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  fc.constantFrom(33, 64, 20_000).map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))),
);

/** Over what is taken. Seldom: it takes long. */
export const hugeBytes: Arbitrary<Buffer> = fc.constantFrom(196_609, 300_000).map((size) => Buffer.alloc(size, 0x20));
