// One request to the service, tried again while what keeps it from being answered passes by itself.
import { setTimeout as pause } from 'node:timers/promises';
import { asError } from '../../errors';
import { bodyUpTo } from './bounded-body';
import { RecognitionUnavailable } from './errors';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where it is larger than any that is read. */
  readonly body: Buffer | undefined;
}

export interface Patience {
  /** The time, in milliseconds since 1970, until which it is tried. */
  readonly until: number;
  /** For one try, with all of its answer. */
  readonly tryMs: number;
  /** Before the second try; it grows from there to eight times as long. */
  readonly pauseMs: number;
}

export interface Request {
  readonly url: string;
  readonly init: RequestInit;
  readonly mostBytes: number;
}

/** @returns any answer but 408, 429 and 5xx. Rejects with RecognitionUnavailable. */
export async function ask(request: Request, patience: Patience): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const tried = await once(request, patience).catch((failure: unknown) => ({ failure }));
    if (!('failure' in tried) && !isPassing(tried)) return tried;
    const retryAfter = 'failure' in tried ? 0 : retryAfterMs(tried.headers);
    const wait = Math.max(retryAfter, patience.pauseMs * 2 ** Math.min(tries, 3));
    if (Date.now() + wait > patience.until) throw unavailable(tried);
    await pause(wait);
  }
}

/** What the service asks for, in seconds (RFC 9110, 10.2.3); 0 where it asks for nothing of use. */
export function retryAfterMs(headers: Headers): number {
  return Number(/^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0] ?? '0') * 1000;
}

async function once({ url, init, mostBytes }: Request, { until, tryMs }: Patience): Promise<Answer> {
  const signal = AbortSignal.timeout(Math.max(1, Math.min(tryMs, until - Date.now())));
  // Its token is for that one address.
  const answer = await fetch(url, { ...init, redirect: 'error', signal });
  return { status: answer.status, headers: answer.headers, body: await bodyUpTo(mostBytes, answer) };
}

function isPassing({ status }: Answer): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function unavailable(tried: Answer | { readonly failure: unknown }): RecognitionUnavailable {
  if (!('failure' in tried)) return new RecognitionUnavailable(`it answered ${tried.status}`);
  const { failure } = tried;
  return new RecognitionUnavailable([asError(failure).message, codeOf(failure)].join(''), { cause: failure });
}

/** Of the system or of TLS, where there is one: `fetch failed` alone says little. */
function codeOf(failure: unknown): string {
  const cause = member(failure, 'cause');
  const code = member(cause, 'code');
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? ` (${code})` : '';
}

function member(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
