// The client: openapi-fetch with what every request of this API carries, and one error for every answer that is no success.
import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { Outcome } from './outcome.ts';
import { problemIn } from './problem-error.ts';
import type { paths } from './schema.ts';
import { outcomeAt, type Waitable, type WaitOptions } from './wait-for.ts';

export interface ClientOptions {
  /** Where the API is, without `/api`: `https://profiles.example.com`. */
  readonly baseUrl: string;
  /** A bearer token, or what gives one: asked before each request, so that it can renew it. */
  readonly token: string | (() => string | Promise<string>);
  /** A UUID: one visit to the builder. A new one unless given. */
  readonly sessionId?: string;
  /** Instead of the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface StepkeeperClient extends Client<paths> {
  readonly sessionId: string;
  /**
   * What became of a write: given the answer to it, its Response, or the Location that was kept. Throws OutcomeTimeout, ProblemError
   * for an answer that will not change, or the signal's reason; the operation goes on in each case.
   */
  waitFor(write: Waitable, options?: WaitOptions): Promise<Outcome>;
}

/** Its requests throw ProblemError for every answer that is no success (but 304), and what fetch throws where there is no answer. */
export function createClient(options: ClientOptions): StepkeeperClient {
  const { baseUrl, token, fetch: givenFetch, sessionId = crypto.randomUUID() } = options;
  const api = createFetchClient<paths>({ baseUrl, fetch: givenFetch ?? ((request) => fetch(request)) });
  api.use(requestHeaders(token, sessionId), problems);
  const page = globalThis as { readonly location?: { readonly href: string } };
  const root = new URL(baseUrl, page.location?.href);
  const waitFor = (write: Waitable, waitOptions?: WaitOptions) =>
    outcomeAt(
      write,
      root,
      (url, init) => api.GET(`${url.pathname}${url.search}` as never, { ...init, baseUrl: url.origin } as never),
      waitOptions,
    );
  return Object.assign(api, { sessionId, waitFor });
}

function requestHeaders(token: ClientOptions['token'], sessionId: string): Middleware {
  return {
    async onRequest({ request }) {
      const { headers } = request;
      const setIfMissing = (name: string, value: () => string) => headers.has(name) || headers.set(name, value());
      headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
      setIfMissing('x-correlation-id', () => crypto.randomUUID());
      if (request.method === 'GET' || request.method === 'HEAD') return;
      setIfMissing('session-id', () => sessionId);
      setIfMissing('idempotency-key', () => `"${crypto.randomUUID()}"`);
    },
  };
}

const problems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await problemIn(response);
  },
};
