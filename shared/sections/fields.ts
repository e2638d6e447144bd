// The kinds of field that sections are made of: each builder gives the column's type and what may stand in it, final and as a draft.
// In a draft a value has the right JSON type and fits the column; whether it is right is asked when the step is submitted.
import { z } from 'zod';
import {
  anyObject,
  choice,
  demand,
  filled,
  listOf,
  noneTwice,
  objectOf,
  rounded,
  type Schema,
  storable,
  string,
  typed,
  within,
} from './checks';
import { countryCodes } from './country-codes';
import { currencyCodes } from './currency-codes';
import { isHttpsUrl } from './https-url';
import { isPartialDate } from './partial-date';
import type { Field, Json } from './section';
import { isCleanText } from './text';

/** Text of at most `max` UTF-16 code units, as nvarchar counts them; past 4,000 the column is nvarchar(max). */
export function text(max: number): Field {
  const sentence = 'Take out control characters and broken characters, they cannot be shown.';
  const sqlType = max <= 4000 ? `nvarchar(${max})` : 'nvarchar(max)';
  return field(sqlType, string(max, demand(isCleanText, 'invalid_text', sentence)), storable(max));
}

/** One of a closed list of ASCII words, in a varchar of `width`. */
export function oneOf(words: readonly string[], width = 20): Field {
  const strict = choice(words, `Choose one of: ${words.join(', ')}.`);
  return aboutNobody(field(`varchar(${width})`, strict, storable(width)));
}

/** A country as an ISO 3166-1 alpha-2 code in upper case. */
export function country(): Field {
  const sentence = 'Give the country as a two-letter code of ISO 3166-1 in upper case, for example DE.';
  return field('char(2)', choice(countryCodes, sentence), storable(2));
}

/** A currency as an ISO 4217 code in upper case. */
export function currency(): Field {
  const sentence = 'Give the currency as a three-letter code of ISO 4217 in upper case, for example EUR.';
  return aboutNobody(field('char(3)', choice(currencyCodes, sentence), storable(3)));
}

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export function partialDate(): Field {
  const sentence = 'Give a date of the calendar from 1900 to 2100 as YYYY, YYYY-MM or YYYY-MM-DD.';
  return field('varchar(10)', string(10, demand(isPartialDate, 'invalid_date', sentence)), storable(10));
}

/** An https address of at most 2,000 UTF-16 code units. */
export function httpsUrl(): Field {
  const sentence = 'Give the whole address, beginning with https:// and without user name and password.';
  return field('nvarchar(2000)', string(2000, demand(isHttpsUrl, 'invalid_format', sentence)), storable(2000));
}

/** A UUID in the 8-4-4-4-12 form of RFC 9562, of any version; kept in lower case. */
export function uuid(): Field {
  const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  const sentence = 'Give a UUID in its form of 32 hexadecimal digits and four hyphens.';
  const strict = string(
    36,
    demand((given) => form.test(given), 'invalid_format', sentence),
  ).overwrite((given) => given.toLowerCase());
  return aboutNobody(field('uniqueidentifier', strict, storable(36)));
}

/** A SHA-256 in lower-case hexadecimal digits. */
export function sha256(): Field {
  const form = /^[0-9a-f]{64}$/;
  const sentence = 'Give the SHA-256 of the file as 64 lower-case hexadecimal digits.';
  return field('char(64)', string(64, demand((given) => form.test(given), 'invalid_format', sentence)), storable(64));
}

const integers = { tinyint: { min: 0, max: 255 }, int: { min: -(2 ** 31), max: 2 ** 31 - 1 } } as const;

/** A whole number from `min` to `max`. */
export function integer(type: keyof typeof integers, range: { min: number; max: number }): Field {
  const whole = z.int({ error: typed('Give a whole number.'), abort: true });
  const column = integers[type];
  return field(type, within(whole, range.min, range.max), within(whole, column.min, column.max));
}

/** A number of `precision` digits, `scale` of them after the point; what is given more exactly is rounded to these. */
export function decimal(precision: number, scale: number, range: { min: number; max?: number }): Field {
  const number = z.number({ error: typed('Give a number.') });
  const largest = Number(`${'9'.repeat(precision - scale)}.${'9'.repeat(scale)}`);
  const strict = within(number, range.min, range.max ?? largest).overwrite((given) => rounded(given, scale));
  return field(`decimal(${precision},${scale})`, strict, within(number, -largest, largest));
}

/** Yes or no; no where nothing is said. */
export function flag(): Field {
  return aboutNobody({ ...answer(), empty: false });
}

/** Yes, no, or not said. */
export function answer(): Field {
  const boolean = z.boolean({ error: typed('Give true or false.') });
  return field('bit', boolean, boolean);
}

/** A list of at most `maxItems`; with `sameAs`, which tells what makes two entries the same, none may come twice. */
export function list(of: Field, maxItems: number, sameAs?: (entry: Json) => Json): Field {
  const strict = listOf(filled(of.strict, 'too_short', 'Write something here or take this entry out.'), maxItems);
  return {
    ...field('nvarchar(max)', sameAs ? noneTwice(strict, sameAs) : strict, listOf(of.draft, maxItems)),
    storage: 'json',
    personal: of.personal,
    empty: Object.freeze([]),
  };
}

/** An object of a few members, all of them required; for use inside a list. */
export function record(members: { readonly [name: string]: Field }): Field {
  const shape = (schema: (member: Field) => Schema) =>
    objectOf(Object.fromEntries(Object.entries(members).map(([name, member]) => [name, schema(member)])));
  const strict = shape((member) => member.strict);
  // What is absent stays absent, so no undefined comes out.
  const draft = shape((member) => member.draft.nullish() as Schema);
  return { ...field('nvarchar(max)', strict, draft), storage: 'json' };
}

/** Any JSON object. */
export function jsonObject(): Field {
  return { ...field('nvarchar(max)', anyObject, anyObject), storage: 'json', empty: Object.freeze({}) };
}

/** The field has to be given, and text has to hold something but white space. */
export function required(optional: Field): Field {
  return { ...optional, required: true, strict: filled(optional.strict, 'required', 'Fill this in.') };
}

/** Nobody but the service itself writes the field. */
export function bySystem(open: Field): Field {
  return { ...open, setBy: 'system' };
}

/** No value of the field says anything about a person, so a refused one may be kept to find the fault. */
export function aboutNobody(personal: Field): Field {
  return { ...personal, personal: false };
}

function field(sqlType: string, strict: Schema, draft: Schema): Field {
  return { sqlType, storage: 'plain', required: false, personal: true, setBy: 'candidate', empty: null, strict, draft };
}
