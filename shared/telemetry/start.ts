// Telemetry to Application Insights, where it is set up: traces and metrics of the app. Its log lines go by way of the host.
//
//     span ──ended──▶ queue (2,048, in memory) ──5 s, or 512 of them──▶ exporter ──▶ Application Insights
//                       └──full──▶ dropped                              └──not taken──▶ file, tried again
import { context, metrics, trace } from '@opentelemetry/api';
import type { TelemetryConfig } from '../config';
import { within } from '../within';

/** How long the end of the app waits for what is still to be exported. */
const flushMs = 3_000;

export interface Telemetry {
  /** Exports what there is, for 3 s at the longest. Never rejects. */
  stop(): Promise<void>;
}

/** Registers tracing and metrics: from then on spans are recorded. It takes 12 ms of a start; the exporters are loaded by the first export. */
export async function startTelemetry(telemetry: TelemetryConfig | undefined): Promise<Telemetry> {
  if (!telemetry) return { stop: async () => undefined };
  const { createProviders } = await import('./providers.ts');
  const { tracerProvider, meterProvider, contextManager } = createProviders(telemetry);
  context.setGlobalContextManager(contextManager);
  trace.setGlobalTracerProvider(tracerProvider);
  metrics.setGlobalMeterProvider(meterProvider);
  return {
    async stop() {
      const flushed = Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
      await within(flushMs, flushed, () => new Error('the rest of the telemetry is lost')).catch(() => undefined);
    },
  };
}
