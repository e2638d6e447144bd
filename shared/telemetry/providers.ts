// How spans and measurements are gathered before they are exported. https://opentelemetry.io/docs/specs/otel/trace/sdk/
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationType,
  InstrumentType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TelemetryConfig } from '../config';
import { KeepFailures } from './keep-failures';
import { type LazyExporters, lazyExporters } from './lazy-exporters';
import { TraceIdSampler } from './sampler';

/** Metrics are told by the minute, which is what alerts look at. */
const metricsMs = 60_000;

export function createProviders(telemetry: TelemetryConfig, exporters: LazyExporters = lazyExporters(telemetry)) {
  const resource = resourceFromAttributes({ 'service.name': telemetry.role });
  const tracerProvider = new BasicTracerProvider({
    resource,
    sampler: new TraceIdSampler(telemetry.samplingRatio),
    // 2,048 spans wait at the most, a few MB; beyond that they are dropped.
    spanProcessors: [
      new KeepFailures(
        new BatchSpanProcessor(exporters.spans, {
          maxQueueSize: 2_048,
          maxExportBatchSize: 512,
          scheduledDelayMillis: 5_000,
        }),
      ),
    ],
  });
  const meterProvider = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({ exporter: exporters.metrics, exportIntervalMillis: metricsMs })],
    // Azure Monitor keeps sum, count, least and most of a histogram, and no buckets: none are filled.
    views: [
      {
        instrumentType: InstrumentType.HISTOGRAM,
        aggregation: {
          type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM,
          options: { boundaries: [], recordMinMax: true },
        },
      },
    ],
  });
  const contextManager = new AsyncLocalStorageContextManager().enable();
  return { tracerProvider, meterProvider, contextManager };
}
