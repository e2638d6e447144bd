// The exporters, loaded by the first export: no start and no answer waits for them.
import { AggregationTemporality, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TelemetryConfig } from '../config';
import { asError } from '../errors';
import type { Exporters } from './exporters';

type Told = Parameters<SpanExporter['export']>[1];

/** ExportResultCode.FAILED of @opentelemetry/core. */
const failed = 1;

export interface LazyExporters {
  readonly spans: SpanExporter;
  readonly metrics: PushMetricExporter;
}

/** A load that fails is a failed export; the next one tries again. */
export function lazyExporters(telemetry: TelemetryConfig): LazyExporters {
  let loading: Promise<Exporters> | undefined;
  const load = () => {
    loading ??= import('./exporters.ts').then(({ createExporters }) => createExporters(telemetry));
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  const attempt = (told: Told, work: (exporters: Exporters) => Promise<void>) => {
    load()
      .then(work)
      .catch((error) => told({ code: failed, error: asError(error) }));
  };
  return {
    spans: {
      export: (spans, told) => attempt(told, (to) => to.spans.export(spans, told)),
      shutdown: async () => (await loading)?.spans.shutdown(),
    },
    metrics: {
      export: (metrics, told) => attempt(told, (to) => to.metrics.export(metrics, told)),
      // Application Insights adds up by itself: each export tells of its own minute.
      selectAggregationTemporality: () => AggregationTemporality.DELTA,
      forceFlush: async () => undefined,
      shutdown: async () => (await loading)?.metrics.shutdown(),
    },
  };
}
