// How a refusal is told: one stable code for programs, one sentence that says what to do for people, and never what was refused.

/** Stable: a frontend may translate by them. Codes are added, never renamed. */
export const fieldErrorCodes = [
  'required',
  'unknown_field',
  'wrong_type',
  'too_long',
  'too_short',
  'too_many',
  'invalid_format',
  'not_allowed',
  'out_of_range',
  'invalid_text',
  'invalid_date',
  'end_before_start',
  'current_with_end_date',
  'both_or_neither',
  'range_order',
  'needs_other_field',
  'duplicate',
  'more_errors',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];

export interface FieldError {
  /** JSON Pointer (RFC 6901) into the body; '' is the body itself. */
  readonly path: string;
  readonly code: FieldErrorCode;
  readonly message: string;
  /** What was refused, as JSON of at most 200 characters; only of a field that holds no personal data. */
  readonly value?: string;
}

const mostErrors = 100;
const longestKey = 100;

/** Collects the errors of one body: the first hundred, then one more that says that there are more. */
export class FieldErrors {
  readonly list: FieldError[] = [];

  /** Nothing more is taken in: whoever looks for errors can stop. */
  get full(): boolean {
    return this.list.length > mostErrors;
  }

  add(path: string, code: FieldErrorCode, message: string, value?: string): void {
    if (this.full) return;
    if (this.list.length === mostErrors) {
      this.list.push({ path: '', code: 'more_errors', message: 'Correct these errors first, there are more of them.' });
      return;
    }
    this.list.push(value === undefined ? { path, code, message } : { path, code, message, value });
  }

  /** A key that has no place here. One too long or too odd to be quoted in a path is reported at the object that holds it. */
  addUnknown(path: string, key: string, message = 'Take this field out, it does not belong here.'): void {
    if (key.length > longestKey || /[\p{Cc}\p{Cs}]/u.test(key)) {
      this.add(path, 'unknown_field', 'Take out the field whose name is too long or holds control characters.');
    } else {
      this.add(`${path}/${pointerSegment(key)}`, 'unknown_field', message);
    }
  }
}

/** One reference token of a JSON Pointer, escaped as RFC 6901, section 3, says. */
function pointerSegment(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
