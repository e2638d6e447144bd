// The kinds of field that sections are made of: each builder gives the column's type and what may stand in it, final and as a draft.
// In a draft a value has the right JSON type and fits the column; whether it is right is asked when the step is submitted.
import {
  anyObject,
  boolean,
  type Check,
  choice,
  filled,
  listOf,
  noneTwice,
  number,
  objectOf,
  storable,
  string,
  whole,
} from './checks';
import { countryCodes } from './country-codes';
import { currencyCodes } from './currency-codes';
import { isHttpsUrl } from './https-url';
import { isPartialDate } from './partial-date';
import type { Field, Json, JsonSchema } from './section';
import { isCleanText, isUuid } from './text';

/** Text of at most `max` UTF-16 code units, as nvarchar counts them; past 4,000 the column is nvarchar(max). */
export function text(max: number): Field {
  const message = 'Take out control characters and broken characters, they cannot be shown.';
  const sqlType = max <= 4000 ? `nvarchar(${max})` : 'nvarchar(max)';
  const strict = string(max, { meets: isCleanText, code: 'invalid_text', message });
  return field(sqlType, strict, storable(max), { type: 'string', maxLength: max });
}

/** One of a closed list of ASCII words, in a varchar of `width`. */
export function oneOf(words: readonly string[], width = 20): Field {
  const strict = choice(words, `Choose one of: ${words.join(', ')}.`);
  return aboutNobody(field(`varchar(${width})`, strict, storable(width), { type: 'string', enum: words }));
}

/** A country as an ISO 3166-1 alpha-2 code in upper case. */
export function country(): Field {
  const message = 'Give the country as a two-letter code of ISO 3166-1 in upper case, for example DE.';
  const schema = { type: 'string', enum: countryCodes, description: 'ISO 3166-1 alpha-2, and XK for Kosovo' } as const;
  return field('char(2)', choice(countryCodes, message), storable(2), schema);
}

/** A currency as an ISO 4217 code in upper case. */
export function currency(): Field {
  const message = 'Give the currency as a three-letter code of ISO 4217 in upper case, for example EUR.';
  const schema = { type: 'string', enum: currencyCodes, description: 'ISO 4217' } as const;
  return aboutNobody(field('char(3)', choice(currencyCodes, message), storable(3), schema));
}

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export function partialDate(): Field {
  const message = 'Give a date of the calendar from 1900 to 2100 as YYYY, YYYY-MM or YYYY-MM-DD.';
  const strict = string(10, { meets: isPartialDate, code: 'invalid_date', message });
  const pattern = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$';
  return field('varchar(10)', strict, storable(10), { type: 'string', pattern, examples: ['2024', '2024-05-31'] });
}

/** An https address of at most 2,000 UTF-16 code units. */
export function httpsUrl(): Field {
  const message = 'Give the whole address, beginning with https:// and without user name and password.';
  const strict = string(2000, { meets: isHttpsUrl, code: 'invalid_format', message });
  const schema = { type: 'string', maxLength: 2000, pattern: '^[Hh][Tt][Tt][Pp][Ss]://' } as const;
  return field('nvarchar(2000)', strict, storable(2000), schema);
}

/** A UUID in the 8-4-4-4-12 form of RFC 9562, of any version; kept in lower case. */
export function uuid(): Field {
  const strict = string(36, {
    meets: isUuid,
    code: 'invalid_format',
    message: 'Give a UUID in its form of 32 hexadecimal digits and four hyphens.',
    keep: (given) => given.toLowerCase(),
  });
  return aboutNobody(field('uniqueidentifier', strict, storable(36), { type: 'string', format: 'uuid' }));
}

/** A SHA-256 in lower-case hexadecimal digits. */
export function sha256(): Field {
  const form = /^[0-9a-f]{64}$/;
  const message = 'Give the SHA-256 of the file as 64 lower-case hexadecimal digits.';
  const strict = string(64, { meets: (given) => form.test(given), code: 'invalid_format', message });
  return field('char(64)', strict, storable(64), { type: 'string', pattern: form.source });
}

const integers = { tinyint: { min: 0, max: 255 }, int: { min: -(2 ** 31), max: 2 ** 31 - 1 } } as const;

/** A whole number from `min` to `max`. */
export function integer(type: keyof typeof integers, range: { min: number; max: number }): Field {
  const schema = { type: 'integer', minimum: range.min, maximum: range.max } as const;
  return field(type, whole(range), whole(integers[type]), schema);
}

/** A number of `precision` digits, `scale` of them after the point; what is given more exactly is rounded to these. */
export function decimal(precision: number, scale: number, { min, max }: { min: number; max?: number }): Field {
  const largest = Number(`${'9'.repeat(precision - scale)}.${'9'.repeat(scale)}`);
  const range = { min, max: max ?? largest };
  const schema = { type: 'number', minimum: range.min, maximum: range.max } as const;
  return field(`decimal(${precision},${scale})`, number(range, scale), number({ min: -largest, max: largest }), schema);
}

/** Yes or no; no where nothing is said. */
export function flag(): Field {
  return aboutNobody({ ...answer(), empty: false });
}

/** Yes, no, or not said. */
export function answer(): Field {
  return field('bit', boolean, boolean, { type: 'boolean' });
}

/** A list of at most `maxItems`; with `sameAs`, which tells what makes two entries the same, none may come twice. */
export function list(of: Field, maxItems: number, sameAs?: (entry: Json) => Json): Field {
  const strict = listOf(filled(of.strict, 'too_short', 'Write something here or take this entry out.'), maxItems);
  const schema = { type: 'array', items: of.schema, maxItems } as const;
  return {
    ...field('nvarchar(max)', sameAs ? noneTwice(strict, sameAs) : strict, listOf(of.draft, maxItems), schema),
    storage: 'json',
    personal: of.personal,
    empty: Object.freeze([]),
  };
}

/** An object of a few members, all of them required; for use inside a list. */
export function record(members: { readonly [name: string]: Field }): Field {
  const each = <T>(pick: (member: Field) => T) =>
    Object.fromEntries(Object.entries(members).map(([name, member]) => [name, pick(member)]));
  const strict = objectOf(each((member) => member.strict));
  const draft = objectOf(
    each((member) => member.draft),
    true,
  );
  const schema = {
    type: 'object',
    properties: each((member) => member.schema),
    required: Object.keys(members),
    additionalProperties: false,
  } as const;
  return { ...field('nvarchar(max)', strict, draft, schema), storage: 'json' };
}

/** Any JSON object. */
export function jsonObject(): Field {
  const open = field('nvarchar(max)', anyObject, anyObject, { type: 'object' });
  return { ...open, storage: 'json', empty: Object.freeze({}) };
}

/** The field has to be given, and text has to hold something but white space. */
export function required(optional: Field): Field {
  return { ...optional, required: true, strict: filled(optional.strict, 'required', 'Fill this in.') };
}

/** Nobody but the service itself writes the field. */
export function bySystem(open: Field): Field {
  return { ...open, setBy: 'system' };
}

/** The service itself may store more than it accepts: what is read is as this schema says. */
export function storedAs(stored: JsonSchema, accepted: Field): Field {
  return { ...accepted, stored };
}

/** No value of the field says anything about a person, so a refused one may be kept to find the fault. */
export function aboutNobody(personal: Field): Field {
  return { ...personal, personal: false };
}

function field(sqlType: string, strict: Check, draft: Check, schema: JsonSchema): Field {
  const plain = { storage: 'plain', required: false, personal: true, setBy: 'candidate', empty: null } as const;
  return { ...plain, sqlType, strict, draft, schema };
}
