// As much of the structure of an OpenAPI 3.1 document as this API's has (https://spec.openapis.org/oas/v3.1.0).
import type { Json, JsonSchema } from '../sections/section';

export interface Reference {
  readonly $ref: string;
}

export interface MediaType {
  readonly schema: JsonSchema;
  readonly example?: Json;
}

export interface HeaderObject {
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example?: Json;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers: { readonly [name: string]: Reference };
  readonly content?: { readonly [mediaType: string]: MediaType };
}

export interface RequestBodyObject {
  readonly required: boolean;
  readonly content: { readonly [mediaType: string]: MediaType };
}

export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** One alternative for each role that may ask; empty where anybody may. */
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[];
  readonly parameters: readonly Reference[];
  readonly requestBody?: RequestBodyObject;
  readonly responses: { readonly [status: string]: ResponseObject | Reference };
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: OperationObject } };
  readonly components: {
    readonly securitySchemes: { readonly [name: string]: { readonly [member: string]: string } };
    readonly schemas: { readonly [name: string]: JsonSchema };
    readonly parameters: { readonly [id: string]: ParameterObject };
    readonly headers: { readonly [name: string]: HeaderObject };
    readonly responses: { readonly [name: string]: ResponseObject };
  };
}
