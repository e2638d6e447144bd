// The few forms that the document's schemas are made of (JSON Schema 2020-12).
import type { JsonSchema } from '../../sections/section';

export type Properties = { readonly [name: string]: JsonSchema };

export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The schema's own type where it has one, so that clients get `string | null` and no union of two schemas. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: words } = schema;
  if (typeof type !== 'string') {
    const { examples, ...plain } = schema;
    return { anyOf: [plain, { type: 'null' }], ...(examples === undefined ? {} : { examples }) };
  }
  return { ...schema, type: [type, 'null'], ...(Array.isArray(words) ? { enum: [...words, null] } : {}) };
}

/** An object that has all of `properties` and may have those of `optional`. */
export function object(properties: Properties, optional: Properties = {}, description?: string): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  };
}

/** An object as a body may hold it: nothing but what is named. */
export function closed(schema: JsonSchema): JsonSchema {
  return { ...schema, additionalProperties: false };
}

export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}

export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description };
}

export function oneOfWords(words: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: words, ...(description === undefined ? {} : { description }) };
}

export const text: JsonSchema = { type: 'string' };
export const flag: JsonSchema = { type: 'boolean' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
/** As every answer has it: in UTC, to the millisecond. */
export const instant: JsonSchema = { type: 'string', format: 'date-time', examples: ['2026-11-22T14:27:46.673Z'] };
/** Any JSON. */
export const any: JsonSchema = {};
export const anyObject: JsonSchema = { type: 'object' };
