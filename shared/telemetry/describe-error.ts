// What may be told of an error: names, codes and places, never its message.
import { asError } from '../errors';
import type { LogFields } from './logger';

/**
 * An error for a log line: names, codes and where it was thrown, for the error and its causes. Messages are left out: those of
 * drivers and parsers quote values.
 */
export function describeError(thrown: unknown): LogFields {
  const frames = (asError(thrown).stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: errorNames(thrown),
    at: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  };
}

/** `RequestError EREQUEST 2627 < Error`: the error and its causes, by name, code and number. */
export function errorNames(thrown: unknown): string {
  const names: string[] = [];
  let cause = thrown;
  for (let depth = 0; cause !== undefined && cause !== null && depth < 5; depth++) {
    const error = asError(cause) as Error & { readonly code?: unknown; readonly number?: unknown };
    const marks = [error.code, error.number].filter((mark) => /^[\w.-]{1,60}$/.test(String(mark ?? '')));
    names.push([error.name, ...marks.map(String)].join(' '));
    cause = error.cause;
  }
  return names.join(' < ');
}
