// What may be told of an error: names, codes and places, never its message.
import { asError } from '../errors';
import type { LogFields } from './logger';

/**
 * An error for a log line: names, codes and where it was thrown, for the error and its causes. Messages are left out: those of
 * drivers and parsers quote values.
 */
export function describeError(thrown: unknown): LogFields {
  return { error: errorNames(thrown), at: framesOf(thrown).slice(0, 8).join(' | ') };
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

/** `at function (file:line:column)`; a message may have lines that look alike, so it is cut off first. */
export function framesOf(thrown: unknown): string[] {
  const { stack = '', message } = asError(thrown);
  const head = message === '' ? -1 : stack.indexOf(message);
  const frames = head < 0 ? stack : stack.slice(head + message.length);
  return frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line));
}
