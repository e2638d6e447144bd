// From an accepted write to what became of it: follows its Location until there is an outcome.
import { backoffMs, sleep } from './backoff.ts';
import { isOutcome, type Outcome } from './outcome.ts';
import { isPassing, ProblemError, retryAfterMsOf } from './problem-error.ts';

/** What a request of the client resolves with, its Response alone, or the Location that was kept of it. */
export type Waitable = string | URL | Response | { readonly data?: unknown; readonly response: Response };

export interface WaitOptions {
  /** A minute unless given. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** There was no outcome in time. Nothing is lost: the operation goes on, and `location` can be waited for again. */
export class OutcomeTimeout extends Error {
  override readonly name = 'OutcomeTimeout';

  constructor(
    readonly location: URL,
    timeoutMs: number,
    cause: unknown,
  ) {
    super(`No outcome within ${timeoutMs} ms. The operation goes on: wait for ${location.href} again.`, { cause });
  }
}

/** GET with the client's headers and errors. */
export type Ask = (
  url: URL,
  init: { readonly headers: Record<string, string>; readonly signal?: AbortSignal | undefined },
) => Promise<{ readonly data?: unknown; readonly response: Response }>;

/** How long one request may wait for the outcome: below what proxies and browsers give up at. */
const longestWaitSeconds = 10;

/** Throws OutcomeTimeout, ProblemError for an answer that will not change, the signal's reason, TypeError for what was no write. */
export async function outcomeAt(write: Waitable, root: URL, ask: Ask, options: WaitOptions = {}): Promise<Outcome> {
  const { timeoutMs = 60_000, signal } = options;
  if (isAnswer(write) && isOutcome(write.data)) return write.data;
  const location = locationOf(write, root);
  const deadline = Date.now() + timeoutMs;
  let failure: unknown;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    const left = deadline - Date.now();
    if (left <= 0) throw new OutcomeTimeout(location, timeoutMs, failure);
    const asked = await askOnce(location, ask, left, signal);
    if ('outcome' in asked) return asked.outcome;
    failure = asked.failure;
    await sleep(
      Math.min(asked.waited ? asked.retryAfterMs : backoffMs(attempt, asked.retryAfterMs), deadline - Date.now()),
      signal,
    );
  }
}

type Asked =
  | { readonly outcome: Outcome }
  | { readonly waited: boolean; readonly retryAfterMs: number; readonly failure?: unknown };

async function askOnce(location: URL, ask: Ask, leftMs: number, signal: AbortSignal | undefined): Promise<Asked> {
  const seconds = Math.min(longestWaitSeconds, Math.floor(leftMs / 1000));
  const patience = AbortSignal.timeout(leftMs);
  const either = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    const { data, response } = await ask(location, { headers: { prefer: `wait=${seconds}` }, signal: either });
    if (isOutcome(data)) return { outcome: data };
    const waited = response.headers.get('preference-applied') !== null && seconds > 0;
    return { waited, retryAfterMs: retryAfterMsOf(response.headers, Date.now()) ?? 0 };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isPassing(error)) throw error;
    const retryAfterMs = error instanceof ProblemError ? (error.problem.retryAfterMs ?? 0) : 0;
    return { waited: false, retryAfterMs, failure: error };
  }
}

function isAnswer(write: Waitable): write is { readonly data?: unknown; readonly response: Response } {
  return typeof write === 'object' && 'response' in write;
}

/** Never another origin than the API's: the request carries the caller's token. */
function locationOf(write: Waitable, root: URL): URL {
  const given = typeof write === 'string' || write instanceof URL ? write : locationHeader(write);
  const location = new URL(given, root);
  if (location.origin !== root.origin) throw new TypeError(`${location.origin} is not the API's origin.`);
  return location;
}

function locationHeader(write: Response | { readonly response: Response }): string {
  const { headers } = 'response' in write ? write.response : write;
  const location = headers.get('location');
  if (location === null) throw new TypeError('This is not the answer to a write: it has no Location.');
  return location;
}
