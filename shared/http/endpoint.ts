// What every endpoint has in common: headers, correlation, and a problem for whatever goes wrong, never a stack.
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { trace } from '@opentelemetry/api';
import type { Operation } from '../api/operation';
import { describeError } from '../telemetry/describe-error';
import { type Logger, loggerOf } from '../telemetry/logger';
import { recordFailure } from '../telemetry/span';
import { securityHeaders } from './answer-headers';
import { correlationIdOf, traceparentIn } from './correlation';
import { contentTagOf, hasSeen, type TagOf } from './not-modified';
import { pathOf } from './path';
import { type HttpProblem, problemBody } from './problem';
import { problemOf } from './problem-of';

/** A request on its way through one endpoint. */
export interface Call {
  readonly request: HttpRequest;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
  readonly log: Logger;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON; text and bytes as they are, under the content-type of `headers`. Undefined where there is nothing to say. */
  readonly body?: object | string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a read: what its ETag is made by, where that is no hash of the text. */
  readonly tag?: TagOf;
}

/** An answer on its way to the host: it always has headers of its own. */
export interface Response extends HttpResponseInit {
  readonly headers: Readonly<Record<string, string>>;
}

/** A handler of @azure/functions that never throws. */
export type Endpoint = (request: HttpRequest, context: InvocationContext) => Promise<Response>;

/**
 * The handler of an endpoint that anybody may ask. What a read answers has an ETag, unless the operation is untagged: a client that has
 * seen it is told 304.
 */
export function endpoint(
  answer: (call: Call) => Promise<Answer>,
  { untagged = false }: Pick<Operation, 'untagged'> = {},
): Endpoint {
  return async (request, context) => {
    const call = callOf(request, context);
    try {
      return answered(call, await answer(call), untagged);
    } catch (thrown) {
      const problem = problemOf(thrown);
      tell(call.log, problem, thrown);
      const body = problemBody(problem, pathOf(request.url), call.correlationId);
      const headers = { 'content-type': 'application/problem+json', ...problem.extras.headers };
      return response(call, problem.status, headers, JSON.stringify(body));
    }
  };
}

function callOf(request: HttpRequest, context: InvocationContext): Call {
  const correlationId = correlationIdOf(request.headers);
  trace.getActiveSpan()?.setAttribute('stepkeeper.correlation_id', correlationId);
  return {
    request,
    correlationId,
    traceparent: traceparentIn(request.headers, context.traceContext?.traceParent),
    log: loggerOf(context, { correlationId, function: context.functionName }),
  };
}

/** HEAD is answered as GET is; the host leaves the body out. */
export function isRead({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function answered(call: Call, answer: Answer, untagged: boolean): Response {
  const { status, body, headers = {}, tag = contentTagOf } = answer;
  if (body === undefined || body instanceof Uint8Array) return response(call, status, headers, body);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const described = { 'content-type': 'application/json', ...headers };
  if (untagged || !isRead(call.request)) return response(call, status, described, text);
  const etag = tag(text);
  if (hasSeen(call.request.headers, etag)) return response(call, 304, { ...headers, etag });
  return response(call, status, { ...described, etag }, text);
}

function response(
  { correlationId }: Call,
  status: number,
  headers: Readonly<Record<string, string>>,
  body?: string | Uint8Array,
): Response {
  return {
    status,
    ...(body !== undefined && { body }),
    headers: { ...securityHeaders, 'x-correlation-id': correlationId, ...headers },
  };
}

/** Told once, and only what is not the client's own doing. */
function tell(log: Logger, problem: HttpProblem, thrown: unknown): void {
  if (problem.code === 'internal-error') {
    log.error('unexpected', describeError(thrown));
    const span = trace.getActiveSpan();
    if (span) recordFailure(span, thrown);
  } else if (problem.extras.cause) log.warn(problem.code, describeError(problem.extras.cause));
}
