// What the span of a batch is: known from the start, when the code that writes batches is not loaded yet.
import type { SpanOptions } from '@opentelemetry/api';
import { processSpan } from '../../shared/messaging/message-spans';

/** That of a batch, whose messages are linked. */
export function batchSpan(queue: string): (bodies: unknown) => SpanOptions & { readonly name: string } {
  return (bodies) => processSpan(queue, listOf(bodies));
}

/** The host hands over one body alone, or an array of them. */
export function listOf(bodies: unknown): readonly unknown[] {
  return Array.isArray(bodies) ? bodies : [bodies];
}
