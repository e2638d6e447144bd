// A client as a frontend would be: it sends steps, follows the Location of what it sent, and reads back.
import type { TokenRequest } from '../../local/issuer/tokens';
import type { StepName } from '../../shared/sections/section';
import { eventually } from '../local/eventually';
import type { Tokens } from './tokens';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON. */
  readonly body: Body;
}

type Body = { readonly [member: string]: unknown };

/** What a write was accepted as. */
export interface Accepted {
  readonly operationId: string;
  readonly location: string;
}

/** Header names as fetch takes them. */
type GivenHeaders = Readonly<Record<string, string>>;

const patienceMs = 60_000;

export class Client {
  /** Without a caller each request comes from the candidate whose profile it is about. */
  constructor(
    readonly url: string,
    readonly tokens: Tokens,
    private readonly caller?: TokenRequest,
  ) {}

  /** The same stack, asked by somebody else. */
  as(caller: TokenRequest): Client {
    return new Client(this.url, this.tokens, caller);
  }

  async authorization(path: string): Promise<string> {
    return `Bearer ${await (this.caller ? this.tokens.of(this.caller) : this.tokens.ofOwner(path))}`;
  }

  /** `path` begins with `/api`. Rejects when there is no answer, or one that is no JSON. */
  async send(method: string, path: string, given: GivenHeaders = {}, body?: unknown): Promise<Answer> {
    const headers = { authorization: await this.authorization(path), ...given };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  get(path: string, headers: GivenHeaders = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  saveDraft(profileId: string, step: StepName, payload: unknown, headers: GivenHeaders = {}): Promise<Answer> {
    return this.send('PUT', `${stepPath(profileId, step)}/draft`, headers, payload);
  }

  submit(profileId: string, step: StepName, payload: unknown, headers: GivenHeaders = {}): Promise<Answer> {
    return this.send('PUT', stepPath(profileId, step), headers, payload);
  }

  getStep(profileId: string, step: StepName): Promise<Answer> {
    return this.get(stepPath(profileId, step));
  }

  /** Asks again and again, as long as there is no outcome or it cannot be read, and gives the outcome. */
  outcomeOf(answer: Answer): Promise<Body> {
    const { location } = acceptedIn(answer);
    return eventually(
      `the outcome at ${location}`,
      async () => {
        const found = await this.get(location);
        if (![200, 202, 503].includes(found.status)) throw new Error(`${location}: ${JSON.stringify(found)}`);
        return found.status === 200 && found.body;
      },
      patienceMs,
    );
  }
}

export function stepPath(profileId: string, step: string): string {
  return `/api/profiles/${profileId}/steps/${step}`;
}

/** Throws for an answer that accepts nothing. */
export function acceptedIn({ status, headers, body }: Answer): Accepted {
  const location = headers.get('location');
  if ((status !== 200 && status !== 202) || location === null) {
    throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`);
  }
  return { operationId: String(body.operationId), location };
}
