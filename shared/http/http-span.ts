// An HTTP request in traces. The Functions host has a span of its own for it, the one that counts requests: this one is what the app does.
import type { HttpRequest, InvocationContext } from '@azure/functions';
import { SpanStatusCode } from '@opentelemetry/api';
import { metrics } from '../telemetry/metrics';
import { inSpan } from '../telemetry/span';
import { traceparentIn } from './correlation';
import type { Response } from './endpoint';

/**
 * Named by the route's template: paths hold ids, and whatever else somebody types. An answer of 5xx is a failure, as OpenTelemetry's stable
 * conventions have it for servers: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
 */
export async function inHttpSpan(
  route: string,
  request: HttpRequest,
  context: InvocationContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  const after = traceparentIn(request.headers, context.traceContext?.traceParent) ?? null;
  const attributes = { 'http.route': route, 'faas.invocation_id': context.invocationId };
  return inSpan({ name: `${request.method} ${route}`, after, attributes }, async (span) => {
    const response = await answer();
    const { status = 200 } = response;
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      metrics.httpErrors.add(1, { route, status });
    }
    return response;
  });
}
