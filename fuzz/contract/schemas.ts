// Checks JSON against the schemas of the document (JSON Schema 2020-12), by the ajv that comes with the OpenAPI linter.
import Ajv2020, { type ValidateFunction } from '@redocly/ajv/dist/2020';
import type { OpenApiDocument } from '../../shared/api/openapi';
import type { Json } from '../../shared/sections/section';

const formats = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
};

export interface SchemaOptions {
  /** Objects have no members but those that are described: more than a client may rely on, for tests. */
  readonly closed?: boolean;
}

export class Schemas {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, formats });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument, { closed = false }: SchemaOptions = {}) {
    this.#ajv.addSchema(closed ? (withoutStrangers(document as unknown as Json) as object) : document, 'api');
  }

  /** `steps`: the way to the schema in the document. Undefined for a value that is as described, else what is wrong with it. */
  faultOf(steps: readonly string[], value: unknown): string | undefined {
    const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = this.#compiled.get(pointer) ?? this.#ajv.compile({ $ref: `api#/${pointer}` });
    this.#compiled.set(pointer, validate);
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath || '(the whole)'} ${error?.message} ${JSON.stringify(error?.params)}`;
  }
}

function withoutStrangers(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutStrangers);
  if (typeof node !== 'object' || node === null) return node;
  return closedObject(node as { readonly [key: string]: Json });
}

function closedObject(node: { readonly [key: string]: Json }): Json {
  const members = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutStrangers(value)]));
  const isClosable = node.type === 'object' || (Array.isArray(node.type) && node.type.includes('object'));
  const isOpen = 'additionalProperties' in node || !('properties' in node);
  return isClosable && !isOpen ? { ...members, additionalProperties: false } : members;
}
