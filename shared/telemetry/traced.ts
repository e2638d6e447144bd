// What every function that the host calls has in common, HTTP aside: a span, and failures that tell no value.
import type { InvocationContext } from '@azure/functions';
import type { SpanOptions } from '@opentelemetry/api';
import { errorNames, framesOf } from './describe-error';
import { inSpan, recordFailure } from './span';

/**
 * Thrown to the host in place of what failed. The host writes the message and the stack of whatever a function throws into its own log and
 * telemetry, and those of drivers and parsers quote values.
 */
export class FunctionFailed extends Error {
  constructor(functionName: string, thrown: unknown) {
    super(`${functionName}: ${errorNames(thrown)}`);
    this.name = 'FunctionFailed';
    this.stack = [`${this.name}: ${this.message}`, ...framesOf(thrown).map((frame) => `    ${frame}`)].join('\n');
  }
}

type Handler<Input> = (input: Input, context: InvocationContext) => unknown;
export type SpanOfInput<Input> = (input: Input) => SpanOptions & { readonly name: string };

/**
 * The handler within a span that goes on from the host's own of this invocation. `spanOf`: where the span is more than the function's name.
 * What the handler throws comes out as FunctionFailed.
 */
export function traced<Input>(handler: Handler<Input>, spanOf?: SpanOfInput<Input>) {
  return async (input: Input, context: InvocationContext): Promise<void> => {
    const { functionName, invocationId, traceContext } = context;
    const { name = functionName, attributes, ...options } = spanOf?.(input) ?? {};
    const after = traceContext?.traceParent ?? null;
    const span = { ...options, name, after, attributes: { 'faas.invocation_id': invocationId, ...attributes } };
    try {
      await inSpan(span, async (own) => {
        try {
          await handler(input, context);
        } catch (error) {
          recordFailure(own, error);
          throw error;
        }
      });
    } catch (error) {
      throw new FunctionFailed(functionName, error);
    }
  };
}
