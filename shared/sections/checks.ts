// The zod pieces that field kinds share. Every check carries its own refusal and aborts, so that a value is refused for one reason at a
// time and zod's own messages, which quote the input, are never made.
import { z } from 'zod';
import { type FieldErrorCode, refusal } from './field-error';
import type { Json } from './section';
import { isFilled, isStorableText } from './text';

export type Schema = z.ZodType<Json>;

/** For a check that may fail: what it says, and that no other check follows. */
export function refuse(code: FieldErrorCode, sentence: string): { error: string; abort: true } {
  return { error: refusal(code, sentence), abort: true };
}

/** For a type: what to say when the value is missing (in a list or record, where nobody else looks) or of another type. */
export function typed(sentence: string): (issue: { readonly input?: unknown }) => string {
  const missing = refusal('required', 'Fill this in.');
  const wrong = refusal('wrong_type', sentence);
  return ({ input }) => (input === undefined || input === null ? missing : wrong);
}

const text = typed('Give text.');

/** What text has to be, and what is said where it is not. */
export interface Demand {
  readonly met: (text: string) => boolean;
  readonly refusal: string;
}

export function demand(met: Demand['met'], code: FieldErrorCode, sentence: string): Demand {
  return { met, refusal: refusal(code, sentence) };
}

/**
 * Text of at most `max` UTF-16 code units, as nvarchar counts them (zod's max() counts code points, so that one emoji too many would
 * reach SQL), which meets the demands. All in one check: text is most of a body, and every check of zod's has its price.
 */
export function string(max: number, ...demands: readonly Demand[]): z.ZodString {
  const short = demand(
    ({ length }) => length <= max,
    'too_long',
    `Shorten this to at most ${max.toLocaleString('en')} characters.`,
  );
  const all = [short, ...demands];
  return z.string({ error: text }).check(({ value, issues }) => {
    for (const { met, refusal: message } of all) {
      if (met(value)) continue;
      issues.push({ code: 'custom', input: value, message, continue: false });
      return;
    }
  });
}

/** Text as a draft may hold it. */
export function storable(max: number): z.ZodString {
  return string(max, demand(isStorableText, 'invalid_text', 'Take out characters that are broken or NUL.'));
}

/** One of the words, exactly. */
export function choice(words: readonly string[], sentence: string): Schema {
  const other = refusal('not_allowed', sentence);
  return z.enum(words, { error: (issue) => (typeof issue.input === 'string' ? other : text(issue)) });
}

/** A number from `min` to `max`. */
export function within(number: z.ZodNumber, min: number, max: number): z.ZodNumber {
  const [from, to] = [min, max].map((limit) => limit.toLocaleString('en', { maximumFractionDigits: 6 }));
  const range = refuse('out_of_range', `Give a number from ${from} to ${to}.`);
  return number
    .min(min, range)
    .max(max, range)
    .overwrite((given) => rounded(given));
}

/** Rounded to so many digits after the point, where digits are given; -0 becomes 0, which is what SQL gives back. */
export function rounded(number: number, digits?: number): number {
  return (digits === undefined ? number : Number(number.toFixed(digits))) + 0;
}

/** Text, where it is text, holds something but white space. */
export function filled(schema: Schema, code: FieldErrorCode, sentence: string): Schema {
  return schema.refine((value) => typeof value !== 'string' || isFilled(value), refuse(code, sentence));
}

/** A list. zod looks at its length before its entries, so that a huge list costs no more than a long one. */
export function listOf(entry: Schema, maxItems: number): Schema {
  const tooMany = refuse('too_many', `Keep at most ${maxItems} entries.`);
  return z.array(entry, { error: typed('Give a list.') }).max(maxItems, tooMany);
}

/** No two entries of the list are the same by `sameAs`. */
export function noneTwice(schema: Schema, sameAs: (entry: Json) => Json): Schema {
  return schema.check((context) => {
    if (!Array.isArray(context.value)) return;
    const seen = new Set<Json>();
    for (const [index, entry] of context.value.entries()) {
      const key = sameAs(entry);
      if (seen.has(key)) {
        const message = refusal('duplicate', 'Take this entry out, the list has it already.');
        context.issues.push({ code: 'custom', input: entry, path: [index], message });
      }
      seen.add(key);
    }
  });
}

/** An object of exactly these members. Keys that it does not have are reported by whoever reads the issue, with their names. */
export function objectOf(shape: { [name: string]: Schema }): Schema {
  return z.strictObject(shape, { error: typed('Give an object.') });
}

const deepest = 32;

/** Any JSON object, nested at most 32 deep. */
export const anyObject: Schema = z.preprocess(
  (given, context) => {
    if (!isDeeperThan(given, deepest)) return given;
    const message = refusal('invalid_format', `Nest this at most ${deepest} deep.`);
    context.issues.push({ code: 'custom', input: given, message });
    return z.NEVER;
  },
  z.record(z.string(), z.json({ error: typed('Give JSON.') }), { error: typed('Give an object.') }),
);

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(member, depth - 1));
}
