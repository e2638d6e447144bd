// Every answer that is no success, as one error: RFC 9457 problem details with what a caller decides by.

/** One refused field. */
export interface FieldProblem {
  /** A JSON Pointer (RFC 6901) into the body. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  /** What was refused, as JSON; only of fields that say nothing about a person. */
  readonly value?: string;
}

export interface Problem {
  /** The last part of the problem's type, for example `validation-failed`; `http-<status>` where the answer is no problem of the API. */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** What to do. */
  readonly detail: string;
  /** Empty for all but refused bodies. */
  readonly errors: readonly FieldProblem[];
  /** To be quoted when the problem is reported. */
  readonly correlationId: string | undefined;
  /** Milliseconds after which to try again, where the server says so. */
  readonly retryAfterMs: number | undefined;
  /** The whole body, with the members that only some problems have. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Thrown by every request of the client whose answer is no success. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get errors(): readonly FieldProblem[] {
    return this.problem.errors;
  }
}

/** Whether the same request may succeed later: there was no answer, the server is away or takes no more. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  return error.status >= 500 || [408, 425, 429].includes(error.status);
}

const typePrefix = 'urn:stepkeeper:problem:';

/** Reads the answer's body. An answer of a proxy, which is no problem document, becomes a problem all the same. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const body = objectIn(await response.text().catch(() => ''));
  const { status, headers } = response;
  const type = textOr(body.type, '');
  return new ProblemError({
    code: type.startsWith(typePrefix) ? type.slice(typePrefix.length) : `http-${status}`,
    status,
    title: textOr(body.title, response.statusText),
    detail: textOr(body.detail, `The server answered ${status}.`),
    errors: Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [],
    correlationId: textOr(body.correlationId, headers.get('x-correlation-id') ?? undefined),
    retryAfterMs: retryAfterMsOf(headers, Date.now()),
    body,
  });
}

/** Retry-After (RFC 9110, section 10.2.3) is a number of seconds or an instant. */
export function retryAfterMsOf(headers: Headers, now: number): number | undefined {
  const given = headers.get('retry-after')?.trim();
  if (!given) return undefined;
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}
