// What one value has to be: small functions that kinds of field are made of. All but a few values are right, so a check costs
// next to nothing until it finds a fault; a general schema library took more time for a step than all else together.
import type { FieldErrorCode } from './field-error';
import { isDeeperThan, isObject, ownValue } from './json';
import type { Json } from './section';
import { isFilled, isStorableText } from './text';

export interface Fault {
  /** JSON Pointer from the value to what is wrong in it; '' is the value itself. */
  readonly at: string;
  readonly code: FieldErrorCode;
  /** What to do, for a person. It never quotes what was given. */
  readonly message: string;
  readonly given: unknown;
  /** The key that has no place in the object at `at`. */
  readonly key?: string;
}

/** What a check gives for a value that cannot be kept. One value is refused for one reason at a time, a list for one an entry. */
export class Refused {
  constructor(readonly faults: readonly Fault[]) {}
}

/** Gives the value as it is kept. */
export type Check = (given: unknown) => Json | Refused;

function refuse(given: unknown, code: FieldErrorCode, message: string): Refused {
  return new Refused([{ at: '', code, message, given }]);
}

/** In a list or record nobody else looks whether a value is missing. */
function wrongType(given: unknown, message: string): Refused {
  if (given === undefined || given === null) return refuse(given, 'required', 'Fill this in.');
  return refuse(given, 'wrong_type', message);
}

export interface Demand {
  readonly meets: (text: string) => boolean;
  readonly code: FieldErrorCode;
  readonly message: string;
  /** What is kept of text that meets the demand; the text itself where nothing is said. */
  readonly keep?: (text: string) => string;
}

/** Text of at most `max` UTF-16 code units, as nvarchar counts them, that meets the demand. */
export function string(max: number, { meets, code, message, keep }: Demand): Check {
  // Written when it is told: the first number that is written so loads ICU's data, in 15 ms of a cold start.
  const tooLong = () => `Shorten this to at most ${max.toLocaleString('en')} characters.`;
  return (given) => {
    if (typeof given !== 'string') return wrongType(given, 'Give text.');
    if (given.length > max) return refuse(given, 'too_long', tooLong());
    if (!meets(given)) return refuse(given, code, message);
    return keep ? keep(given) : given;
  };
}

/** Text as a draft may hold it. */
export function storable(max: number): Check {
  const message = 'Take out characters that are broken or NUL.';
  return string(max, { meets: isStorableText, code: 'invalid_text', message });
}

/** One of the words, exactly. */
export function choice(words: readonly string[], message: string): Check {
  const known: ReadonlySet<unknown> = new Set(words);
  return (given) => {
    if (typeof given !== 'string') return wrongType(given, 'Give text.');
    return known.has(given) ? given : refuse(given, 'not_allowed', message);
  };
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A whole number in the range. */
export function whole(range: Range): Check {
  return numeric(Number.isInteger, range, 'Give a whole number.');
}

/** A number in the range, rounded to so many digits after the point where digits are given. */
export function number(range: Range, digits?: number): Check {
  return numeric(Number.isFinite, range, 'Give a number.', digits);
}

function numeric(isOne: (given: unknown) => boolean, { min, max }: Range, message: string, digits?: number): Check {
  const told = (limit: number) => limit.toLocaleString('en', { maximumFractionDigits: 6 });
  const outOfRange = () => `Give a number from ${told(min)} to ${told(max)}.`;
  return (given) => {
    if (typeof given !== 'number' || !isOne(given)) return wrongType(given, message);
    if (given < min || given > max) return refuse(given, 'out_of_range', outOfRange());
    // -0 becomes 0, which is what SQL gives back.
    return (digits === undefined ? given : Number(given.toFixed(digits))) + 0;
  };
}

export const boolean: Check = (given) => (typeof given === 'boolean' ? given : wrongType(given, 'Give true or false.'));

/** Text, where it is text, holds something but white space. */
export function filled(check: Check, code: FieldErrorCode, message: string): Check {
  return (given) => {
    const kept = check(given);
    return typeof kept === 'string' && !isFilled(kept) ? refuse(given, code, message) : kept;
  };
}

/** A list. Its length is looked at before its entries, so that a huge list costs no more than a long one. */
export function listOf(entry: Check, maxItems: number): Check {
  return (given) => {
    if (!Array.isArray(given)) return wrongType(given, 'Give a list.');
    if (given.length > maxItems) return refuse(given, 'too_many', `Keep at most ${maxItems} entries.`);
    const kept: Json[] = [];
    const faults: Fault[] = [];
    for (let index = 0; index < given.length; index++) {
      const one = entry(given[index]);
      if (one instanceof Refused) faults.push(...within(`/${index}`, one));
      else kept.push(one);
    }
    return faults.length > 0 ? new Refused(faults) : kept;
  };
}

/** No two entries of the list are the same by `sameAs`. */
export function noneTwice(check: Check, sameAs: (entry: Json) => Json): Check {
  return (given) => {
    const kept = check(given);
    if (!Array.isArray(kept)) return kept;
    const seen = new Set<Json>();
    const faults: Fault[] = [];
    for (const [index, entry] of kept.entries()) {
      const key = sameAs(entry);
      const message = 'Take this entry out, the list has it already.';
      if (seen.has(key)) faults.push({ at: `/${index}`, code: 'duplicate', message, given: entry });
      seen.add(key);
    }
    return faults.length > 0 ? new Refused(faults) : kept;
  };
}

/** An object of these members and no others; `partial`: any of them may be missing. */
export function objectOf(members: { readonly [name: string]: Check }, partial = false): Check {
  const entries = Object.entries(members);
  return (given) => {
    if (!isObject(given)) return wrongType(given, 'Give an object.');
    const kept: Record<string, Json> = {};
    const faults: Fault[] = [];
    for (const [name, check] of entries) {
      const value = ownValue(given, name);
      if (value === undefined && partial) continue;
      const one = value === null && partial ? null : check(value);
      if (one instanceof Refused) faults.push(...within(`/${name}`, one));
      else kept[name] = one;
    }
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(members, key)) faults.push({ at: '', code: 'unknown_field', message: '', given, key });
    }
    return faults.length > 0 ? new Refused(faults) : kept;
  };
}

const deepest = 32;

/** Any JSON object, nested at most 32 deep. */
export const anyObject: Check = (given) => {
  if (!isObject(given)) return wrongType(given, 'Give an object.');
  return isDeeperThan(deepest, given)
    ? refuse(given, 'invalid_format', `Nest this at most ${deepest} deep.`)
    : (given as Json);
};

function within(step: string, { faults }: Refused): Fault[] {
  return faults.map((fault) => ({ ...fault, at: `${step}${fault.at}` }));
}
