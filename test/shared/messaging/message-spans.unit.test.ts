import { SpanKind } from '@opentelemetry/api';
import { linkRest, mostLinks, processSpan } from '../../../shared/messaging/message-spans';
import { inSpan } from '../../../shared/telemetry/span';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

const bodyOf = (number: number, flags = '01') => {
  const id = number.toString(16).padStart(16, '0');
  return { traceparent: `00-${id}${id}-${id}-${flags}` };
};
const bodies = (count: number) => Array.from({ length: count }, (_none, index) => bodyOf(index + 1));

describe('the span of a batch', () => {
  let telemetry: RecordedTelemetry;
  beforeEach(() => {
    telemetry = recordTelemetry();
  });
  afterEach(() => telemetry.stop());

  it('links each message whose trace is kept, once', () => {
    const batch = [bodyOf(1), bodyOf(2, '00'), bodyOf(1), { traceparent: 'nonsense' }, 'no object', bodyOf(3)];
    const { name, kind, links, attributes } = processSpan('profile-commands', batch);
    expect({ name, kind }).toEqual({ name: 'process profile-commands', kind: SpanKind.CONSUMER });
    expect(links?.map(({ context }) => context.spanId)).toEqual(['0000000000000001', '0000000000000003']);
    expect(attributes).toEqual({
      'messaging.system': 'servicebus',
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'profile-commands',
      'messaging.batch.message_count': 6,
      'ai.operation.name': 'process profile-commands',
    });
  });

  it('leaves none of a large batch out: what Application Insights would cut off stands in spans below it', async () => {
    const batch = bodies(250);
    await inSpan(processSpan('profile-commands', batch), async () => linkRest(batch));
    const spans = await telemetry.spans();
    expect(spans.map(({ name, links }) => [name, links.length])).toEqual([
      ['link messages', 100],
      ['link messages', 50],
      ['process profile-commands', 100],
    ]);
    expect(new Set(spans.flatMap(({ links }) => links.map(({ context }) => context.traceId))).size).toBe(250);
    const longest = JSON.stringify(
      spans.at(-1)?.links.map(({ context }) => ({ operation_Id: context.traceId, id: context.spanId })),
    );
    expect(longest.length).toBeLessThanOrEqual(8_192);
    expect(mostLinks).toBe(100);
  });
});
