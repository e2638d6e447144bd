// Telemetry as the app has it, but into memory: what would be exported can be looked at.
import { context, metrics, trace } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { createProviders } from '../../shared/telemetry/providers';

export interface Measured {
  readonly name: string;
  readonly value: unknown;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

export interface RecordedTelemetry {
  /** Those that are over, in the order of their ends. */
  spans(): Promise<readonly ReadableSpan[]>;
  measured(): Promise<readonly Measured[]>;
  stop(): Promise<void>;
}

/** One at a time: the providers are registered for the whole process. */
export function recordTelemetry(samplingRatio = 1): RecordedTelemetry {
  const spanExporter = new InMemorySpanExporter();
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const { tracerProvider, meterProvider, contextManager } = createProviders(
    { connectionString: '', clientId: undefined, role: 'test', samplingRatio },
    { spans: spanExporter, metrics: metricExporter },
  );
  context.setGlobalContextManager(contextManager);
  trace.setGlobalTracerProvider(tracerProvider);
  metrics.setGlobalMeterProvider(meterProvider);
  return {
    async spans() {
      await tracerProvider.forceFlush();
      return spanExporter.getFinishedSpans();
    },
    async measured() {
      await meterProvider.forceFlush();
      const all = metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((one) => one.metrics));
      return all.flatMap(({ descriptor: { name }, dataPoints }) =>
        dataPoints.map(({ value, attributes }) => ({ name, value, dimensions: attributes })),
      );
    },
    async stop() {
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
      for (const api of [context, trace, metrics]) api.disable();
    },
  };
}
