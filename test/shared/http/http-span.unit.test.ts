import { HttpRequest, InvocationContext } from '@azure/functions';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inHttpSpan } from '../../../shared/http/http-span';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

const [ofClient, ofHost] = ['4bf92f3577b34da6a3ce929d0e0e4736', '0af7651916cd43dd8448eb211c80319c'];
const traceparentOf = (traceId: string) => `00-${traceId}-00f067aa0ba902b7-01`;
const request = new HttpRequest({
  method: 'PUT',
  url: 'https://api.example/api/profiles/zoe?who=zoe',
  headers: { traceparent: traceparentOf(ofClient) },
});

describe('the span of a request', () => {
  let telemetry: RecordedTelemetry;
  beforeEach(() => {
    telemetry = recordTelemetry();
  });
  afterEach(() => telemetry.stop());

  const answered = (status: number, traceParent?: string) => {
    const traceContext = traceParent === undefined ? {} : { traceContext: { traceParent } };
    const context = new InvocationContext({ invocationId: 'b1', ...traceContext });
    return inHttpSpan('profiles/{profileId}', request, context, async () => ({ status, headers: {} }));
  };

  it('has the name of the route and nothing of the path', async () => {
    await answered(202);
    const [span] = await telemetry.spans();
    expect(span).toMatchObject({ name: 'PUT profiles/{profileId}', kind: SpanKind.INTERNAL });
    expect(span?.attributes).toEqual({
      'http.route': 'profiles/{profileId}',
      'http.response.status_code': 202,
      'faas.invocation_id': 'b1',
    });
  });

  it("goes on from the host's span, or from what the client sent where the host has none", async () => {
    await answered(200, traceparentOf(ofHost));
    await answered(200);
    await answered(200, 'nonsense');
    const traces = (await telemetry.spans()).map((span) => span.spanContext().traceId);
    expect(traces).toEqual([ofHost, ofClient, ofClient]);
  });

  it.each([
    [422, SpanStatusCode.UNSET],
    [503, SpanStatusCode.ERROR],
  ])(
    'that is answered with %d has the status %d: what a client does wrong is no failure of the service',
    async (status, code) => {
      await answered(status);
      expect((await telemetry.spans())[0]?.status.code).toBe(code);
    },
  );

  it('that is answered with 5xx is counted, for spans of others may be left out', async () => {
    for (const status of [202, 422, 503, 503]) await answered(status);
    const dimensions = { route: 'profiles/{profileId}', status: 503 };
    expect(await telemetry.measured()).toEqual([{ name: 'stepkeeper.http.errors', value: 2, dimensions }]);
  });
});
