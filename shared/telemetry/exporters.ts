// The exporters to Application Insights themselves. Loading this file loads them: lazy-exporters.ts does, when there is something to export.
import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import type { TelemetryConfig } from '../config';
import { ownIdentity } from '../own-identity';

export interface Exporters {
  readonly spans: AzureMonitorTraceExporter;
  readonly metrics: AzureMonitorMetricExporter;
}

/** What cannot be delivered is kept in files of the temporary folder, 50 MB at the most, and tried again. */
export function createExporters({ connectionString, clientId }: TelemetryConfig): Exporters {
  // They would report on themselves, to an address outside of the subscription.
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true';
  // And with each export tell once more who sends it.
  process.env.APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED = 'true';
  const credential = clientId && ownIdentity(clientId);
  // One more try at once; after that it is the files' turn, a minute later.
  const retryOptions = { maxRetries: 1, maxRetryDelayInMs: 1_000 };
  const options = { connectionString, retryOptions, ...(credential && { credential }) };
  return { spans: new AzureMonitorTraceExporter(options), metrics: new AzureMonitorMetricExporter(options) };
}
