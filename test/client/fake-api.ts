// The drafts' part of the API in memory: which save wins is decided by the writer's own rule, and any request or answer can be lost.
import { ifMatchOf } from '../../shared/http/entity-tag';
import { isOlder } from '../../shared/writer/order';
import type { Stamp } from '../../shared/writer/state';

/** A save as it was accepted. */
export interface Saved {
  readonly key: string;
  readonly body: string;
  readonly headers: Headers;
  readonly stamp: Stamp;
}

/** What becomes of one request. */
export type Fate =
  | 'answered'
  /** Never arrives. */
  | 'lost'
  /** Arrives; the answer does not. */
  | 'answer-lost'
  /** Arrives when its sender has long given it up. */
  | 'late'
  /** Takes as long as a page waits, almost. */
  | 'slow'
  | {
      readonly status: number;
      readonly code: string;
      readonly retryAfter?: string;
      readonly errors?: readonly object[];
      /** After as long as with `slow`. */
      readonly slow?: true;
    };

const lateMs = 90_000;
const slowMs = 25_000;

export class FakeApi {
  /** Every save that was accepted, repeated ones once. */
  readonly accepted = new Map<string, Saved>();
  readonly requests: Request[] = [];
  /** The saves among them. */
  get saves(): readonly Request[] {
    return this.requests.filter(({ method }) => method === 'PUT');
  }

  /** Of the next requests, in their order; answered when there are none left. */
  readonly fates: Fate[] = [];
  /** What the draft was, one after the other. */
  readonly drafts: Saved[] = [];
  clockAheadMs = 0;
  /** Whether a page may read Date, which another origin has to be allowed. */
  tellsDate = true;
  get draft(): Saved | undefined {
    return this.drafts.at(-1);
  }

  /** Counts the changes of the draft, as the version in its ETag. */
  get draftVersion(): number {
    return this.drafts.length;
  }

  /** As a page's fetch. `isThere`: whether the page is still open to hear the answer. */
  fetch(isThere: () => boolean = () => true): (request: Request) => Promise<Response> {
    return async (request) => {
      this.requests.push(request);
      const answer = await this.#meet(request, await request.clone().text(), this.fates.shift() ?? 'answered');
      return isThere() ? answer : new Promise(() => undefined);
    };
  }

  async #meet(request: Request, body: string, fate: Fate): Promise<Response> {
    const networkError = new TypeError('Failed to fetch');
    switch (fate) {
      case 'answered':
        return this.#answer(request, body);
      case 'lost':
        throw networkError;
      case 'answer-lost':
        this.#answer(request, body);
        throw networkError;
      case 'late':
        setTimeout(() => this.#answer(request, body), lateMs);
        throw networkError;
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, slowMs));
        return this.#answer(request, body);
      default:
        if (fate.slow) await new Promise((resolve) => setTimeout(resolve, slowMs));
        return problem(fate);
    }
  }

  #answer(request: Request, body: string): Response {
    if (request.method === 'GET') return this.#stored();
    const key = request.headers.get('idempotency-key') ?? '';
    const known = this.accepted.get(key);
    if (known && known.body !== body) throw new Error(`the key ${key} came with two payloads`);
    const location = { location: `/api/profiles/me/operations/${this.accepted.size}` };
    const conflict = this.#conflictOf(request, body);
    if (conflict) return Response.json(conflict, { headers: location });
    if (!known) this.#accept({ key, body, headers: request.headers, stamp: this.#stampOf(request.headers, key) });
    if (!request.headers.has('prefer')) return Response.json({ status: 'pending' }, { status: 202, headers: location });
    const at = this.drafts.findIndex((save) => save.key === key);
    const outcome = at < 0 ? { status: 'superseded', version: null } : { status: 'applied', version: at + 1 };
    return Response.json(outcome, { headers: location });
  }

  /** Of a server whose clock is `clockAheadMs` ahead; Date has whole seconds (RFC 9110, section 5.6.7). */
  #stored(): Response {
    if (!this.draft) return problem({ status: 404, code: 'draft-not-found' });
    const { sessionId, revision, acceptedAt } = this.draft.stamp;
    const body = { payload: JSON.parse(this.draft.body), sessionId, revision, savedAt: acceptedAt };
    const date = new Date(Date.now() + this.clockAheadMs).toUTCString();
    return Response.json(body, { headers: this.tellsDate ? { date } : {} });
  }

  #accept(save: Saved): void {
    this.accepted.set(save.key, save);
    if (this.draft && isOlder(save.stamp, this.draft.stamp)) return;
    this.drafts.push(save);
  }

  #stampOf(headers: Headers, key: string): Stamp {
    return {
      acceptedAt: new Date(Date.now() + this.clockAheadMs).toISOString(),
      operationId: key,
      sessionId: headers.get('session-id'),
      revision: Number(headers.get('revision')),
    };
  }

  #conflictOf({ headers }: Request, body: string): object | undefined {
    const expected = ifMatchOf(headers)?.draftVersion;
    const known = this.accepted.has(headers.get('idempotency-key') ?? '');
    if (known || expected === undefined || expected === this.draftVersion) return undefined;
    const values = { current: this.draft && JSON.parse(this.draft.body), attempted: JSON.parse(body) };
    const versions = { expectedVersion: expected, currentVersion: this.draftVersion };
    return {
      status: 'conflict',
      version: null,
      error: { code: 'version-mismatch', detail: '', ...versions, ...values },
    };
  }
}

function problem({ status, code, retryAfter, errors }: Exclude<Fate, string>): Response {
  const body = {
    type: `urn:stepkeeper:problem:${code}`,
    title: code,
    status,
    detail: 'Try again.',
    correlationId: 'c-1',
    errors,
  };
  const headers = { 'content-type': 'application/problem+json', ...(retryAfter && { 'retry-after': retryAfter }) };
  return Response.json(body, { status, headers });
}
