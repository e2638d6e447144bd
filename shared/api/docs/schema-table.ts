// A schema as a table to read: each member with its type, whether it has to be there, and what it means.
import type { JsonSchema } from '../../sections/section';
import { type Html, html } from './html';
import { words } from './prose';

export function schemaTable(schema: JsonSchema): Html {
  const { properties, required, anyOf, oneOf, allOf, description } = schema;
  const told = typeof description === 'string' ? html`<p>${words(description)}</p>` : undefined;
  if (isSchema(properties)) {
    const needed = new Set(Array.isArray(required) ? required : []);
    const rows = Object.entries(properties).map(([name, member]) => row(name, member, needed.has(name)));
    return html`${told}<div class="rows">${rows}</div>`;
  }
  const choices = schemasIn(anyOf ?? oneOf ?? allOf);
  if (choices.length > 0 && choices.some((one) => isSchema(one.properties))) {
    return html`${told}${choices.map((one, at) => html`<p class="or">${at === 0 ? 'Either' : 'or'}</p>${schemaTable(one)}`)}`;
  }
  return html`${told}<p>${typeOf(schema)}</p>`;
}

export function row(name: string, member: unknown, needed: boolean): Html {
  const schema = isSchema(member) ? member : {};
  const mark = needed ? html` <span class="needed">required</span>` : undefined;
  return html`<div class="row"><div><code>${name}</code>${mark}</div><div>${typeOf(schema)}</div><div>${meaningOf(schema)}</div></div>`;
}

/** In words, with links to the schemas that have a name. */
export function typeOf(schema: JsonSchema): Html {
  const { $ref, type, items, anyOf, oneOf, allOf, const: only, format } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  const choices = schemasIn(anyOf ?? oneOf ?? allOf);
  if (choices.length > 0) return html`${separated(choices.map(typeOf), allOf ? ' with ' : ' or ')}`;
  const types = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
  if (types.length === 0) return html`${isSchema(schema.properties) ? 'object' : 'anything'}`;
  return html`${separated(
    types.map((one) => plainType(one, items, format)),
    ' or ',
  )}`;
}

function plainType(type: string, items: unknown, format: unknown): Html {
  if (type === 'array') return html`list of ${isSchema(items) ? typeOf(items) : 'anything'}`;
  return html`${type === 'string' && typeof format === 'string' ? format : type}`;
}

/** The most words that are told in a table; longer lists stand in schemas of their own. */
const mostWords = 24;

function meaningOf(schema: JsonSchema): Html {
  const { description, enum: choices, items, properties } = schema;
  const list = Array.isArray(choices) ? choices.filter((one) => one !== null) : [];
  const codes = list.slice(0, mostWords).map((one) => html`<code>${String(one)}</code>`);
  const nested = isSchema(properties) ? schema : isSchema(items) && isSchema(items.properties) ? items : undefined;
  return html`${typeof description === 'string' ? html`${words(description)} ` : undefined}${
    codes.length > 0
      ? html`${separated(codes, ' ')}${list.length > mostWords ? ` and ${list.length - mostWords} more` : ''} `
      : undefined
  }<span class="limits">${limitsOf(schema).join(', ')}</span>${nested ? schemaTable({ ...nested, description: '' }) : undefined}`;
}

const limits: Readonly<Record<string, (limit: number) => string>> = {
  minimum: (limit) => `at least ${limit}`,
  maximum: (limit) => `at most ${limit}`,
  minLength: (limit) => `at least ${limit} ${limit === 1 ? 'character' : 'characters'}`,
  maxLength: (limit) => `at most ${limit} characters`,
  maxItems: (limit) => `at most ${limit} entries`,
};

function limitsOf(schema: JsonSchema): string[] {
  const said = Object.entries(limits).flatMap(([keyword, say]) => {
    const limit = schema[keyword];
    return typeof limit === 'number' && limit !== Number.MAX_SAFE_INTEGER ? [say(limit)] : [];
  });
  const [example] = Array.isArray(schema.examples) ? schema.examples : [];
  return example === undefined || example === null ? said : [...said, `for example ${textOf(example)}`];
}

function textOf(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}

function separated(parts: readonly Html[], by: string): Html {
  return html`${parts.map((part, at) => html`${at === 0 ? '' : by}${part}`)}`;
}

function schemasIn(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
