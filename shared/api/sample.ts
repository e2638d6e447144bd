// An example of a schema, put together from the examples of its parts. It is the same each time.
import type { Json, JsonSchema } from '../sections/section';

export type Schemas = { readonly [name: string]: JsonSchema };

/** `schemas`: what `$ref` names. Optional members are left out unless they have examples of their own. */
export function sampleOf(schema: JsonSchema, schemas: Schemas): Json {
  const { $ref, examples, const: only, enum: words, anyOf, oneOf, allOf, type } = schema;
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if (typeof $ref === 'string') return sampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (only !== undefined) return only as Json;
  if (Array.isArray(words)) return (words[0] ?? null) as Json;
  const [choice] = asList(anyOf ?? oneOf);
  if (choice) return sampleOf(choice, schemas);
  if (Array.isArray(allOf)) return Object.assign({}, ...asList(allOf).map((part) => sampleOf(part, schemas)));
  return sampleOfType(Array.isArray(type) ? type[0] : type, schema, schemas);
}

function sampleOfType(type: unknown, schema: JsonSchema, schemas: Schemas): Json {
  switch (type) {
    case 'object':
      return sampleOfObject(schema, schemas);
    case 'array':
      return isSchema(schema.items) ? [sampleOf(schema.items, schemas)] : [];
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' && schema.minimum > 0 ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'string':
      return sampleText(schema);
    default:
      return null;
  }
}

function sampleOfObject({ properties, required }: JsonSchema, schemas: Schemas): Json {
  if (!isSchema(properties)) return {};
  const needed = new Set(Array.isArray(required) ? required : []);
  const shown = Object.entries(properties).flatMap(([name, schema]) => {
    if (!isSchema(schema) || (!needed.has(name) && schema.examples === undefined)) return [];
    return [[name, sampleOf(schema, schemas)] as const];
  });
  return Object.fromEntries(shown);
}

function sampleText({ format }: JsonSchema): string {
  switch (format) {
    case 'uuid':
      return '0190a1b2-0000-7000-8000-000000000001';
    case 'date-time':
      return '2026-11-22T14:27:46.673Z';
    default:
      return 'text';
  }
}

function asList(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
