// Why a line is refused: where, as a code, and what to do. Never a value, and no name that could be one.
import { HttpProblem } from '../http/problem';
import { type FieldError, type FieldErrorCode, fieldErrorCodes } from '../sections/field-error';
import { maxLineBytes, maxToldErrors } from './limits';

/** Codes are added, never renamed. */
export const lineErrorCodes = [
  ...fieldErrorCodes,
  'line_too_long',
  'malformed_json',
  'not_utf8',
  'nested_too_deep',
] as const;

export interface LineError {
  /** JSON Pointer into the line's object; '' is the line itself. */
  readonly path: string;
  readonly code: (typeof lineErrorCodes)[number];
  readonly message: string;
}

export interface RefusedLine {
  /** From 1. */
  readonly line: number;
  readonly errors: readonly LineError[];
}

export const lineTooLong: LineError = {
  path: '',
  code: 'line_too_long',
  message: `Keep a line within ${maxLineBytes} bytes, with fewer or shorter items.`,
};

/** What was thrown when the line was read as JSON. Throws it again where it says nothing of the line. */
export function unreadable(thrown: unknown): LineError {
  if (!(thrown instanceof HttpProblem)) throw thrown;
  switch (thrown.code) {
    case 'malformed-json': {
      const position = thrown.extras.members?.position;
      const where = typeof position === 'number' ? ` at character ${position}` : '';
      return { path: '', code: 'malformed_json', message: `Send one JSON object here: it is no JSON${where}.` };
    }
    case 'not-utf-8':
      return { path: '', code: 'not_utf8', message: 'Encode the line as UTF-8.' };
    case 'nested-too-deep':
      return { path: '', code: 'nested_too_deep', message: thrown.detail };
    case 'body-too-large':
      return lineTooLong;
    default:
      throw thrown;
  }
}

/** The first few errors without their values, and whether there are more. */
export function told(errors: readonly FieldError[]): readonly LineError[] {
  const first = errors
    .slice(0, maxToldErrors)
    .map(({ path, code, message }) => ({ path: plain(path, code), code, message }));
  if (errors.length <= maxToldErrors) return first;
  return [...first, { path: '', code: 'more_errors', message: 'Correct these errors first, there are more of them.' }];
}

/** A field that does not exist may be named by something that a person wrote: what does not look like a name is told at its parent. */
function plain(path: string, code: FieldErrorCode): string {
  const slash = path.lastIndexOf('/');
  return code === 'unknown_field' && !/^[A-Za-z_][\w-]{0,39}$/.test(path.slice(slash + 1))
    ? path.slice(0, slash)
    : path;
}
