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
    const answer = await once(request, patience).catch(asError);
    if (!(answer instanceof Error) && !isPassing(answer)) return answer;
    const retryAfter = answer instanceof Error ? 0 : retryAfterMs(answer.headers);
    const wait = Math.max(retryAfter, patience.pauseMs * 2 ** Math.min(tries, 3));
    if (Date.now() + wait > patience.until) throw unavailable(answer);
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

function unavailable(answer: Answer | Error): RecognitionUnavailable {
  if (answer instanceof Error) return new RecognitionUnavailable(answer.message, { cause: answer });
  return new RecognitionUnavailable(`it answered ${answer.status}`);
}
