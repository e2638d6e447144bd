// Which operation of the OpenAPI document a request is about.
import type { OpenApiDocument, OperationObject } from '../../shared/api/openapi';

export interface DescribedOperation {
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly object: OperationObject;
}

interface Known extends DescribedOperation {
  readonly form: RegExp;
  readonly parameters: number;
}

export class DescribedOperations {
  readonly all: readonly DescribedOperation[];
  readonly #known: readonly Known[];

  constructor(document: OpenApiDocument) {
    const known = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, object]) => ({ method, path, object, ...formOf(path) })),
    );
    // A path without parameters is meant before one with.
    this.#known = known.sort((one, other) => one.parameters - other.parameters);
    this.all = this.#known;
  }

  /** `target`: path and query as they are sent. HEAD is what GET is. Undefined where the document knows no such operation. */
  find(method: string, target: string): DescribedOperation | undefined {
    const [given = ''] = target.split('?');
    // Clients and servers take dot segments out.
    const path = given.startsWith('/') ? new URL(`http://localhost${given}`).pathname : given;
    const asked = method.toLowerCase() === 'head' ? 'get' : method.toLowerCase();
    return this.#known.find((one) => one.method === asked && one.form.test(path));
  }

  byId(operationId: string): DescribedOperation {
    const found = this.all.find(({ object }) => object.operationId === operationId);
    if (!found) throw new RangeError(`the document has no operation ${operationId}`);
    return found;
  }
}

/** Paths are matched as the host does it: in capitals or not, with a slash at the end or without. */
function formOf(path: string): { readonly form: RegExp; readonly parameters: number } {
  const pattern = path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return { form: new RegExp(`^${pattern}/?$`, 'i'), parameters: path.split('{').length - 1 };
}
