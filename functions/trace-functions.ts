// Every function is traced, whoever adds one: the host's hook before each invocation wraps its handler.
import type { PreInvocationContext } from '@azure/functions';
import { type SpanOfInput, traced } from '../shared/telemetry/traced';

/**
 * `spans`: of functions whose span is more than their name. Functions over HTTP have a span of their own (shared/http/http-span.ts), which
 * knows route and status, and they never throw.
 */
export function traceFunctions(spans: Readonly<Record<string, SpanOfInput<unknown>>>) {
  return (invocation: PreInvocationContext): void => {
    const { functionName, options } = invocation.invocationContext;
    if (options.trigger.type === 'httpTrigger') return;
    invocation.functionHandler = traced(invocation.functionHandler, spans[functionName]);
  };
}
