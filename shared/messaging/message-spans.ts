// Messages in traces, by OpenTelemetry's semantic conventions for messaging (1.3x, in development):
// https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ and …/messaging/azure-messaging/
import { type Attributes, type Link, type Span, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import type { Command } from '../commands/kinds';
import { type SpanOf, tracerName } from '../telemetry/span';
import { spanContextOf, traceparentOf } from '../telemetry/trace-context';

const system: Attributes = { 'messaging.system': 'servicebus' };

/** Of the messages that one caller sends together: they have this span as their parent. */
export function sendSpan(queue: string, messages: number, attributes: Attributes = {}): SpanOf {
  const sent = {
    ...system,
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': queue,
    ...(messages > 1 && { 'messaging.batch.message_count': messages }),
  };
  return { name: `send ${queue}`, kind: SpanKind.PRODUCER, attributes: { ...sent, ...attributes } };
}

/** How one finds what became of an operation, or of a bulk. */
export function commandsSpan(queue: string, commands: readonly Command[]): SpanOf {
  const [first, second] = commands;
  return sendSpan(queue, commands.length, {
    ...(first && !second && { 'stepkeeper.operation_id': first.operationId, 'stepkeeper.kind': first.kind }),
    ...(first?.bulk && { 'stepkeeper.bulk_id': first.bulk.id }),
  });
}

/** The command as it travels: whoever takes it goes on from where it was sent. */
export function carrying<C extends Command>(command: C, span: Span): C {
  const traceparent = traceparentOf(span.spanContext());
  return traceparent === undefined ? command : { ...command, traceparent };
}

/**
 * Of the properties by which clients and extensions of Service Bus hand a trace on: `Diagnostic-Id` is what Azure's clients write, and what
 * the Functions host goes on from.
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-end-to-end-tracing
 */
export function traceProperties(traceparent: string | undefined): Readonly<Record<string, string>> {
  return traceparent === undefined ? {} : { traceparent, 'Diagnostic-Id': traceparent };
}

/** Azure Monitor's exporter takes the name of a consumer's row from nowhere else. */
const operationName = 'ai.operation.name';

/** Application Insights keeps 8,192 characters of a span's links: 109 of them. */
export const mostLinks = 100;

/** Of a batch, whose messages come from many traces: each is linked, none is the parent. The links beyond `mostLinks` are left to `linkRest`. */
export function processSpan(queue: string, bodies: readonly unknown[]): Omit<SpanOf, 'after'> {
  const attributes = {
    ...system,
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': queue,
    'messaging.batch.message_count': bodies.length,
  };
  const name = `process ${queue}`;
  const links = linksOf(bodies).slice(0, mostLinks);
  return { name, kind: SpanKind.CONSUMER, attributes: { ...attributes, [operationName]: name }, links };
}

/** The links of a large batch for which its own span has no room, a hundred each in a span below it. */
export function linkRest(bodies: readonly unknown[]): void {
  if (bodies.length <= mostLinks) return;
  const links = linksOf(bodies);
  for (let start = mostLinks; start < links.length; start += mostLinks) {
    const rest = links.slice(start, start + mostLinks);
    trace.getTracer(tracerName).startSpan('link messages', { links: rest }).end();
  }
}

/** One for each trace that is kept: of the others there is nothing to be found. */
function linksOf(bodies: readonly unknown[]): Link[] {
  const contexts = bodies.flatMap((body) => {
    const traceparent =
      typeof body === 'object' && body !== null && 'traceparent' in body ? body.traceparent : undefined;
    return spanContextOf(traceparent) ?? [];
  });
  const kept = contexts.filter(({ traceFlags }) => (traceFlags & TraceFlags.SAMPLED) !== 0);
  return [...new Map(kept.map((context) => [context.spanId, { context }])).values()];
}
