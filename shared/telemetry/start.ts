// Telemetry to Application Insights, where it is set up.
import type { Config } from '../config';

/** Loads the exporter only where it is set up: loading it takes most of a second. */
export async function startTelemetry(telemetry: Config['telemetry']): Promise<void> {
  if (!telemetry) return;
  const { useAzureMonitor } = await import('applicationinsights');
  const { connectionString, clientId } = telemetry;
  if (clientId === undefined) {
    useAzureMonitor({ azureMonitorExporterOptions: { connectionString } });
    return;
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  const credential = new DefaultAzureCredential({ managedIdentityClientId: clientId });
  useAzureMonitor({ azureMonitorExporterOptions: { connectionString, credential } });
}
