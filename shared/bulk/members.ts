// The members of a line's object: each read by its schema, those that have no place here refused.
import type * as z from 'zod';
import { type FieldError, type FieldErrorCode, FieldErrors } from '../sections/field-error';
import { type JsonObject, ownValue } from '../sections/json';

type Validated<T> =
  | { readonly ok: true; readonly payload: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What cannot be read is undefined, and stands in `errors`. */
export class Members {
  readonly errors = new FieldErrors();
  readonly #object: JsonObject;

  constructor(object: JsonObject) {
    this.#object = object;
  }

  /** null is the same as not there. */
  optional<T>(name: string, schema: z.ZodType<T>, remedy: string, code: FieldErrorCode = 'invalid_format') {
    const given = ownValue(this.#object, name) ?? undefined;
    if (given === undefined) return undefined;
    const read = schema.safeParse(given);
    if (read.success) return read.data;
    this.errors.add(`/${name}`, code, remedy);
    return undefined;
  }

  needed<T>(name: string, schema: z.ZodType<T>, remedy: string, code?: FieldErrorCode): T | undefined {
    if ((ownValue(this.#object, name) ?? undefined) === undefined) this.errors.add(`/${name}`, 'required', remedy);
    return this.optional(name, schema, remedy, code);
  }

  /** The payload as `validate` reads it; its errors stand below `/payload`. */
  payload<T>(validate: (body: unknown) => Validated<T>): T | undefined {
    if (!Object.hasOwn(this.#object, 'payload')) {
      this.errors.add('/payload', 'required', 'Send what the kind writes.');
      return undefined;
    }
    const read = validate(this.#object.payload);
    if (read.ok) return read.payload;
    for (const { path, code, message } of read.errors) this.errors.add(`/payload${path}`, code, message);
    return undefined;
  }

  refuseAllBut(names: readonly string[]): void {
    for (const key of Object.keys(this.#object)) if (!names.includes(key)) this.errors.addUnknown('', key);
  }
}
