// One operation of the HTTP API, as data: the functions are registered by it, access is decided by it, the OpenAPI document is made of it.
import type { HttpMethod } from '@azure/functions';
import type { Access } from './access';

export interface Operation {
  /** The function's name and the document's operationId: unique, and stable. */
  readonly name: string;
  /** GET answers HEAD as well. */
  readonly method: Extract<HttpMethod, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  /** Without the prefix, for example `profiles/{profileId}`. */
  readonly route: string;
  readonly access: Access;
  readonly tag: string;
  readonly summary: string;
}
