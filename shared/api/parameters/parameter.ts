// What is told of a parameter. Paths, queries and headers name the same thing the same way everywhere.
import type { JsonSchema } from '../../sections/section';

export interface Parameter {
  /** Where it is not the key that it is listed under: what is told of a parameter may differ between operations. */
  readonly name?: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: string | number;
  readonly required?: boolean;
}

export type Parameters = { readonly [key: string]: Parameter };

export const uuid = { type: 'string', format: 'uuid' } as const;
