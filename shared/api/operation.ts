// One operation of the HTTP API, as data: the functions are registered by it, access is decided by it, the OpenAPI document is made of it.
import type { HttpMethod } from '@azure/functions';
import type { ProblemCode } from '../http/problem';
import type { JsonSchema } from '../sections/section';
import type { Access } from './access';
import type { AnswerHeader } from './answer-headers';
import type { HeaderParameter } from './parameters/header-parameters';
import type { QueryParameter } from './parameters/query-parameters';

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
  /** Of a GET that asks for no resource: it has no ETag, and is never 304. */
  readonly untagged?: boolean;
}

/** By media type, the name of a schema of the document, or a schema that only one operation has. */
export type Content = { readonly [mediaType: string]: string | JsonSchema };

export interface Body {
  readonly content: Content;
  /** Whether a request without a body is right, too. */
  readonly optional?: boolean;
}

export interface AnswerDescription {
  readonly description: string;
  /** Undefined where the answer has no body. */
  readonly content?: Content;
  readonly headers?: readonly AnswerHeader[];
}

/**
 * An operation with what the document tells beyond it. What follows from method, route and access is not said here (derived.ts): path
 * parameters, the headers and answers of every write, the ETag of a GET and its 304, 401 and 403, what is answered when the database or the queue is away.
 */
export interface DescribedOperation extends Operation {
  /** CommonMark. */
  readonly description: string;
  readonly query?: readonly QueryParameter[];
  /** Beside those of every write. */
  readonly headers?: readonly HeaderParameter[];
  readonly body?: Body;
  /** By status. A write that names none answers 202, and 200 where the outcome was waited for. */
  readonly answers?: { readonly [status: number]: AnswerDescription };
  /** Beside those that follow from what the operation is. */
  readonly problems?: readonly ProblemCode[];
  /** A write that makes something: it says where. */
  readonly creates?: boolean;
  /** A public operation that tells more to who proves to be somebody. */
  readonly tokenOptional?: boolean;
  /** It is no GET, and puts nothing on the queue. */
  readonly unqueued?: boolean;
  /** A write that needs a reason whoever asks. */
  readonly reason?: 'required';
}
