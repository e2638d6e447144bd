import { randomBytes } from 'node:crypto';
import { ApplicationInsightsSampler } from '@azure/monitor-opentelemetry-exporter';
import { type Link, ROOT_CONTEXT, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace-base';
import { TraceIdSampler } from '../../../shared/telemetry/sampler';
import { inSpan } from '../../../shared/telemetry/span';
import { contextAfter } from '../../../shared/telemetry/trace-context';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

const { RECORD, RECORD_AND_SAMPLED } = SamplingDecision;
const newTraceId = () => randomBytes(16).toString('hex');

function decided(ratio: number, traceId: string, links: readonly Link[] = [], flags = '00') {
  const context = contextAfter(`00-${traceId}-00f067aa0ba902b7-${flags}`);
  return new TraceIdSampler(ratio).shouldSample(context, traceId, 'any', SpanKind.INTERNAL, {}, links);
}

describe('the sampler', () => {
  it('decides a trace as the clients of Application Insights do, so that host and app keep the same ones', () => {
    for (const ratio of [0.01, 0.25, 0.5, 0.99]) {
      const theirs = new ApplicationInsightsSampler(ratio);
      for (let index = 0; index < 500; index++) {
        const traceId = newTraceId();
        const isKept =
          theirs.shouldSample(ROOT_CONTEXT, traceId, 'any', SpanKind.INTERNAL, {}, []).decision === RECORD_AND_SAMPLED;
        expect([traceId, decided(ratio, traceId).decision === RECORD_AND_SAMPLED]).toEqual([traceId, isKept]);
      }
    }
  });

  it('keeps the share that it is told, and tells how much that is', () => {
    const kept = Array.from({ length: 4_000 }, () => decided(0.25, newTraceId())).filter(
      ({ decision }) => decision === RECORD_AND_SAMPLED,
    );
    expect(kept.length).toBeGreaterThan(800);
    expect(kept.length).toBeLessThan(1_200);
    expect(kept[0]?.attributes).toEqual({ 'microsoft.sample_rate': 25 });
  });

  it('keeps nothing because a caller asks for it', () => {
    expect(decided(0, newTraceId(), [], '01').decision).toBe(RECORD);
  });

  it('keeps what links to a trace that is kept', () => {
    const linked = (traceFlags: TraceFlags) => [
      { context: { traceId: newTraceId(), spanId: '00f067aa0ba902b7', traceFlags } },
    ];
    expect(decided(0, newTraceId(), linked(TraceFlags.SAMPLED))).toEqual({ decision: RECORD_AND_SAMPLED });
    expect(decided(0, newTraceId(), linked(TraceFlags.NONE)).decision).toBe(RECORD);
  });
});

describe('of traces that are not kept', () => {
  let telemetry: RecordedTelemetry;
  beforeEach(() => {
    telemetry = recordTelemetry(0);
  });
  afterEach(() => telemetry.stop());

  it('failures are exported with all that they made fail, and nothing else', async () => {
    const failing = inSpan({ name: 'request' }, async () => {
      await inSpan({ name: 'went well' }, async () => undefined);
      await inSpan({ name: 'statement' }, () => Promise.reject(new Error('no')));
    });
    await expect(failing).rejects.toThrow('no');
    const spans = await telemetry.spans();
    expect(spans.map(({ name }) => name)).toEqual(['statement', 'request']);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  it('whoever goes on from one learns that it is not kept', async () => {
    const flags = await inSpan(
      { name: 'request' },
      async (span) => trace.getActiveSpan() === span && span.spanContext().traceFlags,
    );
    expect(flags).toBe(TraceFlags.NONE);
  });
});
