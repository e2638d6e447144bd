// The demo's side of HTTP: sends a request as the frontend would and times its answer.
import { z } from 'zod';

export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Under the app's base URL, without a slash in front. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What the demo reads of any answer: an outcome, a problem (RFC 9457) or a step; what it does not know it leaves alone. */
const bodySchema = z.looseObject({
  operationId: z.string().optional(),
  /** The outcome of an operation, or the HTTP status of a problem. */
  status: z.union([z.string(), z.number()]).optional(),
  version: z.number().nullable().optional(),
  error: z.looseObject({ code: z.string() }).optional(),
  type: z.string().optional(),
  profileId: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof bodySchema>;
  /** Milliseconds from the request to the end of its answer. */
  readonly ms: number;
}

export interface Exchange {
  readonly request: Request;
  readonly answer: Answer;
}

export class Unreachable extends Error {
  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    super(`${url} does not answer (${reasonOf(cause)}): is the app running there? npm start starts it.`, { cause });
    this.name = 'Unreachable';
  }
}

export class NotTheApp extends Error {
  constructor(
    readonly url: string,
    readonly status: number,
  ) {
    super(`${url} answers ${status} with something that is not of Stepkeeper: is this the address of the app?`);
    this.name = 'NotTheApp';
  }
}

/** More than the longest wait that a request may prefer. */
const patienceMs = 30_000;

/** `base`: the app's URL with its route prefix. Throws Unreachable or NotTheApp. */
export async function send(base: string, request: Request): Promise<Exchange> {
  const url = `${base}/${request.path}`;
  const begun = performance.now();
  const { response, text } = await fetchText(url, request);
  const ms = performance.now() - begun;
  const body = bodySchema.safeParse(parsed(text));
  if (!body.success) throw new NotTheApp(url, response.status);
  return { request, answer: { status: response.status, headers: response.headers, body: body.data, ms } };
}

async function fetchText(url: string, { method, headers, body }: Request) {
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw new Unreachable(url, error);
  }
}

/** The status of the answer of a storage that is no part of the app. Throws Unreachable. */
export async function putFile(
  url: string,
  headers: Readonly<Record<string, string>>,
  file: Uint8Array,
): Promise<number> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    return (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(file), signal })).status;
  } catch (error) {
    throw new Unreachable(new URL(url).origin, error);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch says only that it failed; why stands in its cause. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code || cause?.message || (error instanceof Error ? error.message : String(error));
}
