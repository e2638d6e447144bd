// Values as a schema of the document describes them.
import fc, { type Arbitrary } from 'fast-check';
import type { Json, JsonSchema } from '../../shared/sections/section';
import { itemIds } from './pools';

export type Schemas = { readonly [name: string]: JsonSchema };

/** `schemas`: what `$ref` names. */
export function fromSchema(schema: JsonSchema, schemas: Schemas): Arbitrary<Json> {
  const { $ref, const: only, enum: words, anyOf, oneOf, type } = schema;
  if (typeof $ref === 'string') return fromSchema(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (only !== undefined) return fc.constant(only as Json);
  if (Array.isArray(words)) return fc.constantFrom(...(words as Json[]));
  const choices = (anyOf ?? oneOf) as readonly JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => fromSchema(choice, schemas)));
  const types = Array.isArray(type) ? type : [type];
  return fc.oneof(...types.map((one) => valueOfType(one, schema, schemas)));
}

function valueOfType(type: unknown, schema: JsonSchema, schemas: Schemas): Arbitrary<Json> {
  switch (type) {
    case 'object':
      return objectOf(schema, schemas);
    case 'array':
      return listOf(schema, schemas);
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: numberIn(schema.minimum, -1000), max: numberIn(schema.maximum, 1_000_000) });
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 }) as Arbitrary<Json>;
  }
}

function objectOf({ properties = {}, required }: JsonSchema, schemas: Schemas): Arbitrary<Json> {
  const members = Object.entries(properties as Schemas).map(
    ([name, schema]) => [name, fromSchema(schema, schemas)] as const,
  );
  const requiredKeys = Array.isArray(required) ? (required as string[]) : [];
  return fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true });
}

/** Seldom long: what is long takes long. */
function listOf({ items = {}, maxItems }: JsonSchema, schemas: Schemas): Arbitrary<Json> {
  return fc.array(fromSchema(items as JsonSchema, schemas), { maxLength: Math.min(3, numberIn(maxItems, 3)) });
}

function numberOf(schema: JsonSchema): Arbitrary<number> {
  const [min, max] = [numberIn(schema.minimum, -1e6), numberIn(schema.maximum, 1e6)];
  return fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.constantFrom(min, max),
    fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
  );
}

const someText = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.lorem({ maxCount: 4 }));

function textOf({ format, pattern, minLength, maxLength, examples }: JsonSchema): Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...itemIds), fc.uuid());
  if (format === 'date-time') return fc.date({ noInvalidDate: true, ...years }).map((date) => date.toISOString());
  const most = numberIn(maxLength, 400);
  const known = Array.isArray(examples) ? examples.filter((one) => typeof one === 'string') : [];
  const fits = (text: string) => text.length >= numberIn(minLength, 0) && text.length <= most;
  const text = typeof pattern === 'string' ? textLike(pattern) : someText;
  const edge = fc.constant('x'.repeat(Math.min(most, 4000)));
  const free = pattern === undefined ? [{ arbitrary: edge, weight: 1 }] : [];
  const usual =
    known.length > 0 ? [{ arbitrary: fc.constantFrom(...known), weight: pattern === undefined ? 8 : 80 }] : [];
  return fc.oneof({ arbitrary: text.filter(fits), weight: 12 }, ...usual, ...free);
}

const years = { min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z') };

function textLike(pattern: string): Arbitrary<string> {
  if (pattern === '\\S') return someText.filter((text) => /\S/u.test(text));
  if (pattern.includes('[Ss]://')) return fc.webUrl({ validSchemes: ['https'] });
  return fc.stringMatching(new RegExp(pattern, 'u'));
}

function numberIn(given: unknown, otherwise: number): number {
  return typeof given === 'number' ? given : otherwise;
}
