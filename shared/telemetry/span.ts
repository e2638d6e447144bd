// Work as a span of a trace. While telemetry is off a span costs next to nothing and is told nowhere.
import {
  context,
  createContextKey,
  INVALID_SPAN_CONTEXT,
  ProxyTracerProvider,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { asError } from '../errors';
import { errorNames, framesOf } from './describe-error';
import { contextAfter } from './trace-context';

export const tracerName = 'stepkeeper';

export interface SpanOf extends SpanOptions {
  /** Few and known: a method with its route, a statement by its name. Never an id, never what a person wrote. */
  readonly name: string;
  /** The W3C traceparent of what it goes on from, instead of what is under way here; null begins a new trace. */
  readonly after?: string | null;
}

/** What nobody is told of. */
const unrecorded = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Runs the work as a part of what is under way. The span ends with it; what it throws marks the span and is thrown on. */
export async function inSpan<T>({ name, after, ...options }: SpanOf, work: (span: Span) => Promise<T>): Promise<T> {
  const tracer = tracerInUse();
  if (!tracer) return work(unrecorded);
  const parent = after === undefined ? context.active() : contextAfter(after);
  const isUntraced = parent.getValue(untracedKey) === true;
  const span = isUntraced ? unrecorded : tracer.startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Undefined while telemetry is off. */
function tracerInUse(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  return provider instanceof ProxyTracerProvider
    ? provider.getDelegateTracer(tracerName)
    : provider.getTracer(tracerName);
}

const untracedKey = createContextKey('stepkeeper.untraced');

/** The work, with no spans of its own: for what is asked again and again while somebody waits. */
export function untraced<T>(work: () => Promise<T>): Promise<T> {
  return context.with(context.active().setValue(untracedKey, true), work);
}

/** The error by its names; messages of drivers and parsers quote values. */
function markFailed(span: Span, error: unknown): void {
  span.setAttribute('error.type', asError(error).name);
  span.setStatus({ code: SpanStatusCode.ERROR, message: errorNames(error) });
}

/** Also as an exception of its own, with where it was thrown; once an error, where nobody above can do anything about it. */
export function recordFailure(span: Span, error: unknown): void {
  markFailed(span, error);
  span.addEvent('exception', {
    'exception.type': asError(error).name,
    'exception.message': errorNames(error),
    'exception.stacktrace': framesOf(error).join('\n'),
  });
}
