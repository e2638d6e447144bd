// What is told to those who run the service: log lines without personal data, and traces where Application Insights is set up.
import type { InvocationContext } from '@azure/functions';
import type { Config } from './config';
import { asError } from './errors';

/** Ids, codes, counts and durations; never what a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Writes each line as the event's name and JSON. `common` stands in every line. */
export function loggerOf(context: Pick<InvocationContext, 'info' | 'warn' | 'error'>, common: LogFields = {}): Logger {
  const line = (event: string, fields: LogFields = {}) => `${event} ${JSON.stringify({ ...common, ...fields })}`;
  return {
    info: (event, fields) => context.info(line(event, fields)),
    warn: (event, fields) => context.warn(line(event, fields)),
    error: (event, fields) => context.error(line(event, fields)),
  };
}

/**
 * An error for a log line: names, codes and where it was thrown, for the error and its causes. Messages are left out: those of
 * drivers and parsers quote values.
 */
export function describeError(thrown: unknown): LogFields {
  const names: string[] = [];
  let cause = thrown;
  for (let depth = 0; cause !== undefined && cause !== null && depth < 5; depth++) {
    const error = asError(cause) as Error & { readonly code?: unknown; readonly number?: unknown };
    const marks = [error.code, error.number].filter((mark) => /^[\w.-]{1,60}$/.test(String(mark ?? '')));
    names.push([error.name, ...marks.map(String)].join(' '));
    cause = error.cause;
  }
  const frames = (asError(thrown).stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: names.join(' < '),
    at: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  };
}

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
