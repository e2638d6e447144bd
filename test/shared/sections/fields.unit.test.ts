import { inspect } from 'node:util';
import { readField } from '../../../shared/sections/check-item';
import { type FieldErrorCode, FieldErrors } from '../../../shared/sections/field-error';
import {
  answer,
  country,
  currency,
  decimal,
  flag,
  httpsUrl,
  integer,
  jsonObject,
  list,
  oneOf,
  partialDate,
  record,
  required,
  sha256,
  text,
  uuid,
} from '../../../shared/sections/fields';
import type { Field, Json } from '../../../shared/sections/section';

const id = '0192f0c1-5d5e-7abc-8def-0123456789ab';
const country2 = record({ countryCode: country(), status: oneOf(['citizen', 'work-permit']) });
const itself = (entry: Json) => entry;

interface Kind {
  readonly field: Field;
  readonly sqlType: string;
  /** Kept as given; `[given, kept]` where it is changed. */
  readonly keeps: readonly unknown[];
  readonly changes?: readonly (readonly [unknown, Json])[];
  readonly refuses: readonly (readonly [unknown, FieldErrorCode])[];
  readonly draftKeeps: readonly unknown[];
  readonly draftRefuses: readonly (readonly [unknown, FieldErrorCode])[];
}

const kinds: { readonly [name: string]: Kind } = {
  'text(5)': {
    field: text(5),
    sqlType: 'nvarchar(5)',
    keeps: [
      '',
      ' a ',
      'a\nb\tc',
      '\r\n',
      'żółw',
      '👩‍🚀',
      '🚚🚚a',
      'e\u0301',
      '\u200f',
      '\u00a0',
      '\ufeff',
      '\u{10ffff}',
    ],
    refuses: [
      ['abcdef', 'too_long'],
      ['🚚🚚🚚', 'too_long'],
      ['a\0', 'invalid_text'],
      ['\u000b', 'invalid_text'],
      ['\u007f', 'invalid_text'],
      ['\u0085', 'invalid_text'],
      ['a\ud83d', 'invalid_text'],
      ['\ude9aa', 'invalid_text'],
      [5, 'wrong_type'],
      [true, 'wrong_type'],
      [['a'], 'wrong_type'],
      [{ toString: 'a' }, 'wrong_type'],
    ],
    draftKeeps: ['', '   ', 'a\u000bb'],
    draftRefuses: [
      ['abcdef', 'too_long'],
      ['a\0', 'invalid_text'],
      ['a\ud83d', 'invalid_text'],
      [5, 'wrong_type'],
    ],
  },
  'text(5000)': {
    field: text(5000),
    sqlType: 'nvarchar(max)',
    keeps: ['a'.repeat(5000)],
    refuses: [['a'.repeat(5001), 'too_long']],
    draftKeeps: ['a'.repeat(5000)],
    draftRefuses: [['a'.repeat(5001), 'too_long']],
  },
  'required text': {
    field: required(text(5)),
    sqlType: 'nvarchar(5)',
    keeps: [' a ', '.', '🚚'],
    refuses: [
      ['', 'required'],
      [' \n\t', 'required'],
      ['\u00a0\u2003', 'required'],
      ['\u3000', 'required'],
    ],
    draftKeeps: ['', ' '],
    draftRefuses: [],
  },
  oneOf: {
    field: oneOf(['home', 'work']),
    sqlType: 'varchar(20)',
    keeps: ['home', 'work'],
    refuses: [
      ['Home', 'not_allowed'],
      ['home ', 'not_allowed'],
      ['', 'not_allowed'],
      ['constructor', 'not_allowed'],
      ['__proto__', 'not_allowed'],
      [1, 'wrong_type'],
      [['home'], 'wrong_type'],
    ],
    draftKeeps: ['ho', ''],
    draftRefuses: [
      ['x'.repeat(21), 'too_long'],
      [1, 'wrong_type'],
    ],
  },
  country: {
    field: country(),
    sqlType: 'char(2)',
    keeps: ['DE', 'GB', 'XK', 'TL', 'SS', 'AX'],
    refuses: [
      ['de', 'not_allowed'],
      ['UK', 'not_allowed'],
      ['EU', 'not_allowed'],
      ['ZZ', 'not_allowed'],
      ['DEU', 'not_allowed'],
      ['', 'not_allowed'],
      [49, 'wrong_type'],
    ],
    draftKeeps: ['D', 'zz'],
    draftRefuses: [['Germany', 'too_long']],
  },
  currency: {
    field: currency(),
    sqlType: 'char(3)',
    keeps: ['EUR', 'USD', 'KWD', 'CLF', 'SLE', 'XCG', 'XOF'],
    refuses: [
      ['eur', 'not_allowed'],
      ['DEM', 'not_allowed'],
      ['HRK', 'not_allowed'],
      ['XAU', 'not_allowed'],
      ['XXX', 'not_allowed'],
      ['€', 'not_allowed'],
      [978, 'wrong_type'],
    ],
    draftKeeps: ['EU', ''],
    draftRefuses: [['Euro', 'too_long']],
  },
  partialDate: {
    field: partialDate(),
    sqlType: 'varchar(10)',
    keeps: ['1900', '2100', '2020-01', '2020-12', '2020-02-29', '2000-02-29', '2100-02-28', '2021-04-30', '2021-12-31'],
    refuses: [
      ['', 'invalid_date'],
      ['1899', 'invalid_date'],
      ['2101', 'invalid_date'],
      ['20', 'invalid_date'],
      ['2020-0', 'invalid_date'],
      ['2020-00', 'invalid_date'],
      ['2020-13', 'invalid_date'],
      ['2020-1-1', 'invalid_date'],
      ['2021-02-29', 'invalid_date'],
      ['2100-02-29', 'invalid_date'],
      ['2021-04-31', 'invalid_date'],
      ['2021-01-00', 'invalid_date'],
      ['2021-01-32', 'invalid_date'],
      ['2021/01', 'invalid_date'],
      ['01-2021', 'invalid_date'],
      [' 2021', 'invalid_date'],
      ['2021\n', 'invalid_date'],
      ['２０２１', 'invalid_date'],
      ['٢٠٢١', 'invalid_date'],
      ['2021-01-01T00', 'too_long'],
      [2021, 'wrong_type'],
      [new Date(0), 'wrong_type'],
    ],
    draftKeeps: ['', '20', '2021-99', 'May 2021'],
    draftRefuses: [
      ['September 2021', 'too_long'],
      [2021, 'wrong_type'],
    ],
  },
  httpsUrl: {
    field: httpsUrl(),
    sqlType: 'nvarchar(2000)',
    keeps: [
      'https://example.com',
      'HTTPS://Example.COM/A?b=c#d',
      'https://münchen.example/straße',
      'https://例え.テスト/',
      'https://example.com:8443/',
      'https://[2001:db8::1]/',
      'https://example.com/@me',
      `https://example.com/${'a'.repeat(1980)}`,
    ],
    refuses: [
      ['', 'invalid_format'],
      ['example.com', 'invalid_format'],
      ['http://example.com', 'invalid_format'],
      ['javascript:alert(1)', 'invalid_format'],
      ['javascript://https://example.com', 'invalid_format'],
      ['data:text/html,x', 'invalid_format'],
      ['https:example.com', 'invalid_format'],
      ['https:/example.com', 'invalid_format'],
      ['https:\\\\example.com', 'invalid_format'],
      ['https:///example.com', 'invalid_format'],
      ['https://', 'invalid_format'],
      ['https://me@example.com', 'invalid_format'],
      ['https://me:secret@example.com', 'invalid_format'],
      ['https://:secret@example.com', 'invalid_format'],
      [' https://example.com', 'invalid_format'],
      ['https://example.com ', 'invalid_format'],
      ['https://exa\nmple.com', 'invalid_format'],
      ['https://example.com/\u0000', 'invalid_format'],
      ['https://example.com/\ud800', 'invalid_format'],
      ['https://example.com:99999', 'invalid_format'],
      ['https://exa mple.com', 'invalid_format'],
      [`https://example.com/${'a'.repeat(1981)}`, 'too_long'],
      [1, 'wrong_type'],
    ],
    draftKeeps: ['', 'exam', 'http://example.com'],
    draftRefuses: [['a'.repeat(2001), 'too_long']],
  },
  uuid: {
    field: uuid(),
    sqlType: 'uniqueidentifier',
    keeps: [id, '00000000-0000-0000-0000-000000000001', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    changes: [[id.toUpperCase(), id]],
    refuses: [
      ['', 'invalid_format'],
      [id.replaceAll('-', ''), 'invalid_format'],
      [`{${id}}`, 'too_long'],
      [`${id}\n`, 'too_long'],
      [id.replace('a', 'g'), 'invalid_format'],
      [1, 'wrong_type'],
    ],
    draftKeeps: ['0192'],
    draftRefuses: [['a'.repeat(37), 'too_long']],
  },
  sha256: {
    field: sha256(),
    sqlType: 'char(64)',
    keeps: ['0f'.repeat(32)],
    refuses: [
      ['0F'.repeat(32), 'invalid_format'],
      ['0f'.repeat(31), 'invalid_format'],
      ['0f'.repeat(33), 'too_long'],
      ['xy'.repeat(32), 'invalid_format'],
    ],
    draftKeeps: ['0f'],
    draftRefuses: [['0'.repeat(65), 'too_long']],
  },
  'tinyint 1 to 8': {
    field: integer('tinyint', { min: 1, max: 8 }),
    sqlType: 'tinyint',
    keeps: [1, 8],
    refuses: [
      [0, 'out_of_range'],
      [9, 'out_of_range'],
      [1.5, 'wrong_type'],
      [Number.NaN, 'wrong_type'],
      [Number.POSITIVE_INFINITY, 'wrong_type'],
      [1n, 'wrong_type'],
      ['3', 'wrong_type'],
      [true, 'wrong_type'],
    ],
    draftKeeps: [0, 255],
    draftRefuses: [
      [256, 'out_of_range'],
      [-1, 'out_of_range'],
      [1.5, 'wrong_type'],
      ['3', 'wrong_type'],
    ],
  },
  'int 0 to 730': {
    field: integer('int', { min: 0, max: 730 }),
    sqlType: 'int',
    keeps: [0, 730],
    changes: [[-0, 0]],
    refuses: [[731, 'out_of_range']],
    draftKeeps: [731, -5],
    draftRefuses: [[2 ** 31, 'out_of_range']],
  },
  'decimal(9,6)': {
    field: decimal(9, 6, { min: -90, max: 90 }),
    sqlType: 'decimal(9,6)',
    keeps: [0, -90, 90, 38.710123],
    changes: [
      [38.7101234567, 38.710123],
      [-0.0000001, 0],
      [-0, 0],
    ],
    refuses: [
      [90.000001, 'out_of_range'],
      [-91, 'out_of_range'],
      [1e300, 'out_of_range'],
      [Number.NaN, 'wrong_type'],
      ['38.7', 'wrong_type'],
    ],
    draftKeeps: [120],
    draftRefuses: [
      [1000, 'out_of_range'],
      ['38.7', 'wrong_type'],
    ],
  },
  'decimal(12,2)': {
    field: decimal(12, 2, { min: 0 }),
    sqlType: 'decimal(12,2)',
    keeps: [0, 0.01, 9_999_999_999.99],
    changes: [[1250.126, 1250.13]],
    refuses: [
      [-0.01, 'out_of_range'],
      [10_000_000_000, 'out_of_range'],
    ],
    draftKeeps: [-1],
    draftRefuses: [[10_000_000_000, 'out_of_range']],
  },
  flag: {
    field: flag(),
    sqlType: 'bit',
    keeps: [true, false],
    refuses: [
      [0, 'wrong_type'],
      ['true', 'wrong_type'],
    ],
    draftKeeps: [true],
    draftRefuses: [['yes', 'wrong_type']],
  },
  answer: {
    field: answer(),
    sqlType: 'bit',
    keeps: [true, false],
    refuses: [['', 'wrong_type']],
    draftKeeps: [false],
    draftRefuses: [[1, 'wrong_type']],
  },
  'list(text(3), 2)': {
    field: list(text(3), 2),
    sqlType: 'nvarchar(max)',
    keeps: [[], ['a'], ['a', 'a']],
    refuses: [
      [['a', 'b', 'c'], 'too_many'],
      [['abcd'], 'too_long'],
      [[''], 'too_short'],
      [[' '], 'too_short'],
      [[null], 'required'],
      [[1], 'wrong_type'],
      [[['a']], 'wrong_type'],
      ['a', 'wrong_type'],
      [{ length: 0 }, 'wrong_type'],
    ],
    draftKeeps: [['', 'a']],
    draftRefuses: [
      [['a', 'b', 'c'], 'too_many'],
      [['abcd'], 'too_long'],
      [[1], 'wrong_type'],
    ],
  },
  'list without repetition': {
    field: list(oneOf(['x', 'y']), 5, itself),
    sqlType: 'nvarchar(max)',
    keeps: [['x', 'y']],
    refuses: [
      [['x', 'x'], 'duplicate'],
      [['z'], 'not_allowed'],
    ],
    draftKeeps: [['x', 'x']],
    draftRefuses: [],
  },
  'list of records': {
    field: list(country2, 5),
    sqlType: 'nvarchar(max)',
    keeps: [[], [{ countryCode: 'DE', status: 'citizen' }]],
    refuses: [
      [[{ countryCode: 'DE' }], 'required'],
      [[{ countryCode: 'DE', status: null }], 'required'],
      [[{ countryCode: 'DE', status: 'guest' }], 'not_allowed'],
      [[{ countryCode: 'DE', status: 'citizen', since: 1 }], 'unknown_field'],
      [JSON.parse('[{"countryCode":"DE","status":"citizen","__proto__":{"a":1}}]'), 'unknown_field'],
      [['DE'], 'wrong_type'],
      [[[]], 'wrong_type'],
      [[null], 'required'],
    ],
    draftKeeps: [[{}], [{ countryCode: 'D' }], [{ status: null }]],
    draftRefuses: [
      [[{ countryCode: 'DEU' }], 'too_long'],
      [[{ since: 1 }], 'unknown_field'],
      [[1], 'wrong_type'],
    ],
  },
  jsonObject: {
    field: jsonObject(),
    sqlType: 'nvarchar(max)',
    keeps: [{}, { a: [1, null, { b: 'x' }] }],
    refuses: [
      [[], 'wrong_type'],
      ['{}', 'wrong_type'],
      [nested(40), 'invalid_format'],
      [nested(100_000), 'invalid_format'],
    ],
    draftKeeps: [{}],
    draftRefuses: [],
  },
};

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = { a: value };
  return value;
}

/** For a test's name: short, and in printable ASCII. */
function shown(value: unknown): string {
  return inspect(value, { depth: 2, breakLength: Number.POSITIVE_INFINITY })
    .replace(/[^\x20-\x7e]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .slice(0, 60);
}

function read(field: Field, value: unknown, mode: 'submit' | 'draft') {
  const errors = new FieldErrors();
  return { kept: readField(field, value, mode, '/f', errors), codes: errors.list.map(({ code }) => code), errors };
}

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  test(`lives in ${kind.sqlType}`, () => {
    expect(kind.field.sqlType).toBe(kind.sqlType);
  });

  for (const value of kind.keeps) {
    test(`keeps ${shown(value)} exactly`, () => {
      expect(read(kind.field, value, 'submit')).toMatchObject({ kept: value, codes: [] });
    });
  }

  for (const [given, kept] of kind.changes ?? []) {
    test(`keeps ${shown(given)} as ${shown(kept)}`, () => {
      expect(Object.is(read(kind.field, given, 'submit').kept, kept)).toBe(true);
    });
  }

  for (const [value, code] of kind.refuses) {
    test(`refuses ${shown(value)}: ${code}`, () => {
      expect(read(kind.field, value, 'submit')).toMatchObject({ kept: undefined, codes: [code] });
    });
  }

  for (const value of kind.draftKeeps) {
    test(`keeps ${shown(value)} in a draft`, () => {
      expect(read(kind.field, value, 'draft')).toMatchObject({ kept: value, codes: [] });
    });
  }

  for (const [value, code] of kind.draftRefuses) {
    test(`refuses ${shown(value)} in a draft: ${code}`, () => {
      expect(read(kind.field, value, 'draft')).toMatchObject({ kept: undefined, codes: [code] });
    });
  }
});

test('a list of a million entries is refused without looking at them', () => {
  const entries = new Array<number>(1_000_000).fill(1);
  const started = performance.now();
  expect(read(list(text(3), 2), entries, 'submit').codes).toEqual(['too_many']);
  expect(performance.now() - started).toBeLessThan(50);
});

test('a refusal points at the entry that was refused, and at the second of two that are the same', () => {
  const { errors } = read(list(oneOf(['x', 'y']), 5, itself), ['x', 'y', 'x'], 'submit');
  expect(errors.list).toEqual([expect.objectContaining({ path: '/f/2', code: 'duplicate' })]);
});

test('a refused value is told as JSON where the field is about nobody, and only there', () => {
  const [told] = read(oneOf(['x']), 'full-tmie', 'submit').errors.list;
  const [untold] = read(country(), 'Narnia', 'submit').errors.list;
  expect(told?.value).toBe('"full-tmie"');
  expect(untold).not.toHaveProperty('value');
});

test.each([['a'.repeat(199)], [{ a: 1 }], [['x']], [Number.NaN]])(
  '%p is not told: it is long or no single value',
  (value) => {
    const [error] = read(oneOf(['x']), value, 'submit').errors.list;
    expect(error?.value ?? 'null').toBe('null');
  },
);
