// Where the document says the same thing in many places, it refers to one.
import type { AnswerHeader } from './answer-headers';
import type { OpenApiDocument, Reference } from './openapi';

export function reference(kind: keyof OpenApiDocument['components'], name: string): Reference {
  return { $ref: `#/components/${kind}/${name}` };
}

export function headerReferences(names: readonly AnswerHeader[]): { readonly [name: string]: Reference } {
  return Object.fromEntries([...new Set(names)].map((name) => [name, reference('headers', name)]));
}

/** Ids of parameters: a path and a query may name different things the same. */
export function parameterId(place: 'path' | 'query' | 'header', name: string): string {
  return `${place}.${name}`;
}
