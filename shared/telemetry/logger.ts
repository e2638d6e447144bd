// What is told to those who run the service in log lines, each an event's name and its fields, without personal data.
import type { InvocationContext } from '@azure/functions';
import { isSpanContextValid, trace } from '@opentelemetry/api';

/** Ids, codes, counts and durations; never what a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/**
 * Writes each line as the event's name and JSON. `common` stands in every line, and the id of the trace where there is one: the host, which
 * passes the lines on, does not always say it.
 */
export function loggerOf(context: Pick<InvocationContext, 'info' | 'warn' | 'error'>, common: LogFields = {}): Logger {
  const line = (event: string, fields: LogFields = {}) =>
    `${event} ${JSON.stringify({ ...common, ...fields, ...traceNow() })}`;
  return {
    info: (event, fields) => context.info(line(event, fields)),
    warn: (event, fields) => context.warn(line(event, fields)),
    error: (event, fields) => context.error(line(event, fields)),
  };
}

function traceNow(): LogFields {
  const spanContext = trace.getActiveSpan()?.spanContext();
  return spanContext && isSpanContextValid(spanContext) ? { traceId: spanContext.traceId } : {};
}
