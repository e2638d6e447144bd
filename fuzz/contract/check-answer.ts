// Whether an answer is one that the document describes: its status, its headers, its media type and its body.
import type { AnswerHeaderDescription } from '../../shared/api/answer-headers';
import type { OpenApiDocument, Reference, ResponseObject } from '../../shared/api/openapi';
import { DescribedOperations } from './described-operation';
import { Schemas } from './schemas';

export interface SeenAnswer {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

/** What an answer may be where the document knows no such operation: the problems of the router. */
const ofRouter: ReadonlyMap<number, string> = new Map([
  [404, 'urn:stepkeeper:problem:no-such-route'],
  [405, 'urn:stepkeeper:problem:method-not-allowed'],
]);

/** What every answer has to have, whoever asked. */
const everywhere = ['x-correlation-id', 'cache-control', 'x-content-type-options', 'content-security-policy'];

export class Contract {
  readonly operations: DescribedOperations;
  readonly #schemas: Schemas;

  constructor(readonly document: OpenApiDocument) {
    this.operations = new DescribedOperations(document);
    this.#schemas = new Schemas(document, { closed: true });
  }

  /** What is wrong with the answer; empty for one that is as described. */
  faultsOf(answer: SeenAnswer): readonly string[] {
    const { method, target, status, headers } = answer;
    const missing = everywhere
      .filter((name) => headers.get(name) === null)
      .map((name) => `the header ${name} is missing`);
    if (status >= 500 && status !== 503) return [...missing, `the status is ${status}`];
    const operation = this.operations.find(method, target);
    if (!operation) return [...missing, ...this.#faultsOfRouter(answer)];
    const response = operation.object.responses[status];
    if (!response) return [...missing, `${operation.object.operationId} describes no ${status}`];
    const way =
      '$ref' in response ? wayOf(response) : ['paths', operation.path, operation.method, 'responses', String(status)];
    const described = '$ref' in response ? this.#response(response) : response;
    return [...missing, ...this.#faultsOfHeaders(described, answer), ...this.#faultsOfBody(described, way, answer)];
  }

  #faultsOfRouter({ method, status, text }: SeenAnswer): string[] {
    const type = ofRouter.get(status);
    if (type === undefined) return [`no operation is described here, and the status is ${status}`];
    if (method.toUpperCase() === 'HEAD') return text === '' ? [] : ['HEAD is answered with a body'];
    const body = parsed(text);
    const fault = this.#schemas.faultOf(['components', 'schemas', 'Problem'], body);
    if (fault !== undefined) return [`the problem of the router: ${fault}`];
    return (body as { readonly type: unknown }).type === type
      ? []
      : [`the type of the router's problem is not ${type}`];
  }

  #faultsOfHeaders({ headers }: ResponseObject, answer: SeenAnswer): string[] {
    return Object.keys(headers).flatMap((name) => {
      const value = answer.headers.get(name);
      if (value === null) return this.#header(name).required ? [`the header ${name} is missing`] : [];
      const fault = this.#schemas.faultOf(['components', 'headers', name, 'schema'], value);
      return fault === undefined ? [] : [`the header ${name}: ${fault}`];
    });
  }

  #faultsOfBody({ content }: ResponseObject, way: readonly string[], { method, headers, text }: SeenAnswer): string[] {
    if (method.toUpperCase() === 'HEAD') return text === '' ? [] : ['HEAD is answered with a body'];
    if (!content) return text === '' ? [] : ['there is a body, and none is described'];
    const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
    if (!(mediaType in content)) return [`the media type is ${mediaType || 'missing'}`];
    const value = /json$/.test(mediaType) ? parsed(text) : text;
    const fault = this.#schemas.faultOf([...way, 'content', mediaType, 'schema'], value);
    return fault === undefined ? [] : [`the body: ${fault}`];
  }

  #response({ $ref }: Reference): ResponseObject {
    const found = this.document.components.responses[$ref.split('/').at(-1) ?? ''];
    if (!found) throw new RangeError(`${$ref} is not in the document`);
    return found;
  }

  #header(name: string): Pick<AnswerHeaderDescription, 'required'> {
    return this.document.components.headers[name] ?? { required: false };
  }
}

function wayOf({ $ref }: Reference): string[] {
  return $ref.split('/').slice(1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
