// A client that asks operations of the OpenAPI document by their names, and holds every answer to it.
import { Agent } from 'node:http';
import { Contract, type SeenAnswer } from '../../../fuzz/contract/check-answer';
import type { DescribedOperation } from '../../../fuzz/contract/described-operation';
import { send } from '../../../fuzz/send';
import type { TokenRequest } from '../../../local/issuer/tokens';
import { openApiDocument } from '../../../shared/api/document';
import type { ParameterObject } from '../../../shared/api/openapi';
import type { Tokens } from '../tokens';

export interface Ask {
  /** Of the path, and the others as the document's examples have them. */
  readonly path?: Readonly<Record<string, string>>;
  /** With the question mark. Unless it is said: what has to be there, as the document's examples have it. */
  readonly query?: string;
  /** Unless it is said: somebody who may, of the profile in the path. */
  readonly as?: TokenRequest | 'nobody';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly head?: boolean;
}

export interface Told extends SeenAnswer {
  /** The parsed JSON; undefined for an answer without one. */
  readonly json: { readonly [member: string]: unknown } | undefined;
}

export class ContractClient {
  readonly contract = new Contract(openApiDocument());
  /** Of each answer that was not as described. */
  readonly faults: string[] = [];
  readonly #seen = new Set<string>();
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    readonly url: string,
    readonly tokens: Tokens,
    /** Whose profile is asked about. */
    readonly own: string,
  ) {}

  /** As `operation status`, those of the document. */
  get described(): readonly string[] {
    return this.contract.operations.all.flatMap(({ object }) =>
      Object.keys(object.responses).map((status) => `${object.operationId} ${status}`),
    );
  }

  get seen(): readonly string[] {
    return [...this.#seen];
  }

  async ask(operationId: string, asked: Ask = {}): Promise<Told> {
    const operation = this.contract.operations.byId(operationId);
    const path = this.#pathOf(operation, asked.path ?? {});
    const method = asked.head ? 'HEAD' : operation.method.toUpperCase();
    const authorization = await this.#authorization(operation, asked);
    const headers = { ...authorization, ...this.#mediaType(operation, asked), ...asked.headers };
    const request = {
      method,
      target: `${path}${asked.query ?? this.#queryOf(operation)}`,
      headers,
      ...(asked.body ? { body: asked.body } : {}),
    };
    const answer = await send(this.url, this.#agent, request);
    this.#seen.add(`${operationId} ${answer.status}`);
    const faults = this.contract.faultsOf(answer);
    if (faults.length > 0) {
      this.faults.push(`${method} ${path}: ${answer.status} ${faults.join('; ')}: ${answer.text.slice(0, 300)}`);
    }
    return { ...answer, json: /^\s*\{/.test(answer.text) ? JSON.parse(answer.text) : undefined };
  }

  close(): void {
    this.#agent.destroy();
  }

  #pathOf(operation: DescribedOperation, given: Readonly<Record<string, string>>): string {
    const examples = this.#parametersOf(operation)
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, example }) => [name, String(example)]);
    const values: Readonly<Record<string, string>> = { ...Object.fromEntries(examples), profileId: this.own, ...given };
    return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  }

  #queryOf(operation: DescribedOperation): string {
    const needed = this.#parametersOf(operation).filter((parameter) => parameter.in === 'query' && parameter.required);
    return needed.length === 0 ? '' : `?${needed.map(({ name, example }) => `${name}=${example}`).join('&')}`;
  }

  #parametersOf({ object }: DescribedOperation): readonly ParameterObject[] {
    const { parameters } = this.contract.document.components;
    return object.parameters.flatMap(({ $ref }) => parameters[$ref.slice('#/components/parameters/'.length)] ?? []);
  }

  async #authorization({ object }: DescribedOperation, { as, path }: Ask): Promise<Record<string, string>> {
    const [role] = object.security.flatMap((way) => Object.values(way).flat());
    if (as === 'nobody' || (as === undefined && role === undefined)) return {};
    const caller = as ?? { role: String(role), profileId: path?.profileId ?? this.own };
    return { authorization: `Bearer ${await this.tokens.of(caller)}` };
  }

  #mediaType({ object }: DescribedOperation, { body }: Ask): Record<string, string> {
    const [mediaType] = Object.keys(object.requestBody?.content ?? {});
    return body && mediaType !== undefined ? { 'content-type': mediaType } : {};
  }
}
