// The form of a mapping file, key by key. Strict: a key that is not known is a fault, because it is most often a misspelt one.
import { z } from 'zod';
import { amountParts } from '../parsers/parse';

const name = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'Write small letters, digits and hyphens, 60 at most.');
const identifier = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_$#]{0,127}$/, 'Name one column: letters, digits, _, $ and #, without brackets.');
const table = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_$#]{0,127}\.[A-Za-z_][A-Za-z0-9_$#]{0,127}$/,
    'Name the table with its schema, as in dbo.Users.',
  );
const words = z.array(z.string());
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const atLeastOne = <T extends z.ZodType>(of: T) => z.array(of).min(1, 'List one or more.');
const oneOrMore = <T extends z.ZodType>(of: T) => z.union([of, atLeastOne(of)]);

const amount = z.strictObject({
  give: z.enum(amountParts),
  currencies: z.record(z.string().min(1), z.string()).optional(),
  otherwise: z.string().optional(),
});

/** Exactly one of these keys, or two where they belong together, which read-parse.ts looks after. */
const parseObject = z.strictObject({
  text: z.strictObject({ mojibake: z.boolean() }).optional(),
  date: atLeastOne(z.string()).optional(),
  list: z
    .strictObject({
      separators: atLeastOne(z.string().min(1)).optional(),
      get each() {
        return parse.optional();
      },
    })
    .optional(),
  bullets: z.enum(['all', 'marked']).optional(),
  number: z.strictObject({ decimal: z.enum(['.', ',']) }).optional(),
  amount: z.union([z.enum(amountParts), amount]).optional(),
  boolean: z.strictObject({ true: words, false: words }).optional(),
  coordinate: z.enum(['latitude', 'longitude']).optional(),
  url: z.strictObject({ upgrade: z.boolean() }).optional(),
  map: z.record(z.string(), scalar).optional(),
  otherwise: scalar.optional(),
});
export type ParseObject = z.infer<typeof parseObject>;

/** A word is a parser without options, or the name of one of the mapping's own `parsers`. */
const parse: z.ZodType<string | ParseObject> = z.union([z.string(), parseObject]);

const unreadable = z.union([z.enum(['leave-out', 'leave-out-item', 'cut']), z.strictObject({ use: z.json() })]);

const from = z.strictObject({
  column: identifier.optional(),
  path: z.string().optional(),
  group: z.string().optional(),
  value: z.json().optional(),
  match: z.string().min(1).optional(),
  unmatched: z.enum(['blank', 'unreadable']).optional(),
  blank: words.optional(),
  parse: parse.optional(),
  unreadable: unreadable.optional(),
});
export type FromGiven = z.infer<typeof from>;

const items = z.union([
  z.literal('row'),
  z.strictObject({
    json: identifier.optional(),
    at: z.string().optional(),
    python: z.boolean().optional(),
    lines: identifier.optional(),
    separators: atLeastOne(z.string().min(1)).optional(),
    pattern: oneOrMore(z.string().min(1)).optional(),
    blank: words.optional(),
  }),
]);
export type ItemsGiven = z.infer<typeof items>;

const source = z.strictObject({
  name,
  table,
  key: identifier,
  user: identifier,
  section: z.string(),
  items: items.optional(),
  when: z.strictObject({ column: oneOrMore(identifier), in: atLeastOne(scalar).optional() }).optional(),
  lastUpdated: oneOrMore(identifier).optional(),
  fields: z.record(z.string(), oneOrMore(from)),
  order: z
    .string()
    .regex(/^[A-Za-z0-9]+(?: (?:asc|desc))?$/, 'Name a field, and asc or desc, as in "startDate desc".')
    .optional(),
});
export type SourceGiven = z.infer<typeof source>;

const profileId = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('issuer-and-subject'), issuer: z.string().min(1), subject: identifier }),
  z.strictObject({ by: z.literal('column'), column: identifier }),
  z.strictObject({ by: z.literal('key'), namespace: z.guid('Give a UUID of your own; it must stay the same.') }),
]);

export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  name,
  parsers: z.record(z.string(), parseObject).optional(),
  profiles: z.strictObject({
    table,
    key: identifier,
    profileId,
    otherwise: profileId.optional(),
    ownerId: identifier.optional(),
  }),
  sources: atLeastOne(source),
});
export type MappingGiven = z.infer<typeof mappingSchema>;
