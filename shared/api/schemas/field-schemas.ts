// A field of a section in the four ways in which it is met: submitted, in a draft, in a patch, and read.
import { countryCodes } from '../../sections/country-codes';
import { currencyCodes } from '../../sections/currency-codes';
import type { Field, Json, JsonSchema } from '../../sections/section';
import { fieldExamples } from './field-examples';
import { nullable, ref } from './schema';

/** Long lists of codes stand once in the document. */
export const codeSchemas = {
  CountryCode: { type: 'string', enum: countryCodes, description: 'ISO 3166-1 alpha-2, and XK for Kosovo.' },
  CurrencyCode: { type: 'string', enum: currencyCodes, description: 'ISO 4217.' },
} as const;

type FieldSchema = (name: string, field: Field) => JsonSchema;

/** Complete and right; null says the same as nothing where the field may be missing. */
export const submitted: FieldSchema = (name, field) => {
  if (field.setBy === 'system') return { type: 'null', description: 'Filled in by the service alone.' };
  const schema = withExample(name, shared(field.schema));
  return field.required ? filled(schema) : nullable(schema);
};

/** The type and the size are right, and null is nothing. */
export const drafted: FieldSchema = (name, field) => {
  if (field.setBy === 'system') return { type: 'null', description: 'Filled in by the service alone.' };
  return nullable(withExample(name, lenient(field.schema, widthOf(field.sqlType))));
};

/** A new value, or null to empty the field. */
export const patched: FieldSchema = (name, field) => submitted(name, field);

/** As it is stored: null where nothing is, but for flags, which are false then, and lists, which are empty. */
export const read: FieldSchema = (name, field) => {
  const schema = withExample(name, shared(field.stored ?? field.schema));
  return field.required || field.empty !== null ? schema : nullable(schema);
};

function shared(schema: JsonSchema): JsonSchema {
  const name = Object.entries(codeSchemas).find(([, { enum: codes }]) => codes === schema.enum)?.[0];
  if (name !== undefined) return ref(name);
  return mapParts(schema, shared);
}

/** Text that has to be given holds something but white space; in the lists of the sections, every entry does. */
function filled(schema: JsonSchema): JsonSchema {
  return schema.type === 'string' && schema.enum === undefined && schema.pattern === undefined
    ? { ...schema, minLength: 1, pattern: '\\S' }
    : schema;
}

/** What is left of a schema when formats, ranges and completeness are not looked at. */
function lenient(schema: JsonSchema, width: number | undefined): JsonSchema {
  const { type, maxItems, maxLength = width } = schema;
  switch (type) {
    case 'string':
      return { type, ...(maxLength === undefined ? {} : { maxLength }) };
    case 'array':
      return {
        ...mapParts({ type, items: schema.items ?? {} }, (part) => lenient(part, undefined)),
        maxItems: maxItems ?? null,
      };
    case 'object': {
      const { properties, additionalProperties } = schema;
      if (properties === undefined) return { type };
      const parts = mapParts({ type, properties }, (part) => nullable(lenient(part, undefined)));
      return { ...parts, additionalProperties: additionalProperties ?? true };
    }
    default:
      return { type: type ?? 'string' };
  }
}

/** The schema with its items and properties put through `change`. */
function mapParts(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { items, properties } = schema;
  return {
    ...schema,
    ...(isSchema(items) ? { items: change(items) } : {}),
    ...(isSchema(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, part]) => [name, isSchema(part) ? change(part) : part]),
          ),
        }
      : {}),
  };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Characters of the column, for words and codes whose schema says none. */
function widthOf(sqlType: string): number | undefined {
  const width = /^n?(?:var)?char\((\d+)\)$/.exec(sqlType)?.[1];
  if (width !== undefined) return Number(width);
  return sqlType === 'uniqueidentifier' ? 36 : undefined;
}

/** The invented person's goes first: together they make an item that is right. */
function withExample(name: string, schema: JsonSchema): JsonSchema {
  const example = fieldExamples[name];
  if (example === undefined) return schema;
  const others = Array.isArray(schema.examples) ? (schema.examples as readonly Json[]) : [];
  return { ...schema, examples: [example, ...others.filter((other) => other !== example)] };
}
