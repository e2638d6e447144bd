import { context, isSpanContextValid } from '@opentelemetry/api';
import { inSpan } from '../../../shared/telemetry/span';
import { recordTelemetry } from '../../factories/recorded-telemetry';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('without telemetry the work is done in a span that leads nowhere', async () => {
  const before = context.active();
  const done = await inSpan({ name: 'step', after: traceparent }, async (span) => {
    expect(context.active()).toBe(before);
    return isSpanContextValid(span.spanContext());
  });
  expect(done).toBe(false);
});

test('a span goes on from a traceparent, from what is under way, or from nothing', async () => {
  const telemetry = recordTelemetry();
  try {
    await inSpan({ name: 'request', after: traceparent }, async () => {
      await inSpan({ name: 'part' }, async () => undefined);
      await inSpan({ name: 'apart', after: null }, async () => undefined);
    });
    const [part, apart, request] = await telemetry.spans();
    expect(request?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(part?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(apart?.parentSpanContext).toBeUndefined();
    expect(apart?.spanContext().traceId).not.toBe(request?.spanContext().traceId);
  } finally {
    await telemetry.stop();
  }
});
