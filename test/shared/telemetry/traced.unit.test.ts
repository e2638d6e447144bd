import type { InvocationContext } from '@azure/functions';
import { SpanStatusCode } from '@opentelemetry/api';
import { inSpan, untraced } from '../../../shared/telemetry/span';
import { FunctionFailed, traced } from '../../../shared/telemetry/traced';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const context = {
  functionName: 'profile-commands',
  invocationId: 'b1',
  traceContext: { traceParent: `00-${traceId}-00f067aa0ba902b7-01` },
} as InvocationContext;

/** As a driver throws them: with values in the message, also where a stack has its lines. */
class RequestError extends Error {
  readonly code = 'EREQUEST';
  readonly number = 2627;
  constructor() {
    super('The duplicate key value is (zoe@example.com).\n    at 12 Rose Lane (home:1:2)');
    this.name = 'RequestError';
  }
}

describe('a function that the host calls', () => {
  let telemetry: RecordedTelemetry;
  beforeEach(() => {
    telemetry = recordTelemetry();
  });
  afterEach(() => telemetry.stop());

  it("is a span in the host's own trace, and what it does stands below it", async () => {
    const handler = traced(async (input: string) => {
      await inSpan({ name: `below` }, async () => undefined);
      expect(input).toBe('given');
    });
    await handler('given', context);
    const [below, own] = await telemetry.spans();
    expect(own).toMatchObject({ name: 'profile-commands', parentSpanContext: { traceId, spanId: '00f067aa0ba902b7' } });
    expect(below?.parentSpanContext?.spanId).toBe(own?.spanContext().spanId);
    expect(below?.spanContext().traceId).toBe(traceId);
  });

  it('fails by names and places, never by the words of a driver', async () => {
    const failed = await traced(() => Promise.reject(new RequestError()))(undefined, context).catch((error) => error);
    expect(failed).toBeInstanceOf(FunctionFailed);
    expect(failed.message).toBe('profile-commands: RequestError EREQUEST 2627');
    expect(failed.stack).toContain('traced.unit.test.ts');
    expect(failed.cause).toBeUndefined();
    const [span] = await telemetry.spans();
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'RequestError EREQUEST 2627' });
    expect(span?.events).toMatchObject([
      {
        name: 'exception',
        attributes: { 'exception.message': 'RequestError EREQUEST 2627', 'exception.type': 'RequestError' },
      },
    ]);
    const told = JSON.stringify([failed.message, failed.stack, span?.status, span?.events, span?.attributes]);
    expect(told).not.toMatch(/zoe|Rose Lane/);
  });

  it('has no spans of what is asked untraced', async () => {
    await traced(() => untraced(() => inSpan({ name: 'asked again' }, async () => undefined)))(undefined, context);
    expect((await telemetry.spans()).map(({ name }) => name)).toEqual(['profile-commands']);
  });
});
