// The smaller parsers: each value is read as its parser says, or refused with its code.
import fc from 'fast-check';
import { parseBullets, parseProse } from '../../../../cli/backfill/parsers/bullets';
import { parseCoordinate } from '../../../../cli/backfill/parsers/coordinate';
import { readJson, readPythonToo } from '../../../../cli/backfill/parsers/json';
import { parseNumber } from '../../../../cli/backfill/parsers/number';
import type { Parse } from '../../../../cli/backfill/parsers/parse';
import { parseValue } from '../../../../cli/backfill/parsers/parse-value';
import type { Parsed, Raw } from '../../../../cli/backfill/parsers/parsed';
import { mendMojibake, repairText } from '../../../../cli/backfill/parsers/text';
import { parseUrl } from '../../../../cli/backfill/parsers/url';
import { isCleanText } from '../../../../shared/sections/text';
import { monthOfName, monthOfShortName } from '../../../../shared/words/month-names';

const told = (parsed: Parsed) =>
  parsed.kind === 'value' ? parsed.value : parsed.kind === 'blank' ? 'blank' : parsed.code;
const list: Parse = { kind: 'list', separators: [',', ';', '\n'], each: undefined };
const words: Parse = {
  kind: 'map',
  words: new Map([
    ['ft', 'full-time'],
    ['none', null],
  ]),
  otherwise: undefined,
};
const yesNo: Parse = { kind: 'boolean', yes: new Set(['yes', 'x']), no: new Set(['no']) };

test.each<[string, Parse, Raw, unknown]>([
  ['a list by its separators', list, 'SQL, C#;Node.js\n, sql ', ['SQL', 'C#', 'Node.js']],
  ['a JSON list', list, '["SQL", 7, null, " C# "]', ['SQL', '7', 'C#']],
  ['a list of JSON itself', list, ['SQL', 'SQL'], ['SQL']],
  ['a broken JSON list', list, '["SQL", "C', 'no-list'],
  ['a JSON list of objects', list, '[{"a":1}]', 'no-list'],
  ['nothing but separators', list, ' , ;', 'blank'],
  ['a list of words that are mapped', { kind: 'list', separators: ['/'], each: words }, 'FT/none/PT', ['full-time']],
  ['a word', words, ' FT ', 'full-time'],
  ['a word that means nothing', words, 'None', 'blank'],
  ['an unknown word', words, 'PT', 'no-word'],
  ['an unknown word where others are said', { ...words, otherwise: 'other' }, 'PT', 'other'],
  ['a word for yes', yesNo, 'X', true],
  ['a bit', yesNo, false, false],
  ['a word for neither', yesNo, 'perhaps', 'no-boolean'],
  ['text with control characters and blanks', { kind: 'as-it-is' }, ' a\u007fb\u0000 ', 'ab'],
  ['a decomposed letter', { kind: 'as-it-is' }, 'Mu\u0308ller', 'Müller'],
  ['mojibake', { kind: 'text', mojibake: true }, 'MÃ¼nchen', 'München'],
  ['text that only looks like it', { kind: 'text', mojibake: true }, 'Ünal & Ã', 'Ünal & Ã'],
  ['a JSON value', { kind: 'json' }, '[{"countryCode":"DE"}]', [{ countryCode: 'DE' }]],
  ['broken JSON', { kind: 'json' }, '[{"countryCode"', 'broken-json'],
  ['an object where text belongs', { kind: 'text', mojibake: false }, { a: 1 }, 'no-text'],
])('%s', (_, parse, raw, expected) => {
  expect(told(parseValue(raw, parse))).toEqual(expected);
});

test('what a list loses is told entry by entry', () => {
  const parsed = parseValue('FT/PT/no', { kind: 'list', separators: ['/'], each: words });
  expect(parsed).toEqual({ kind: 'value', value: ['full-time'], lost: ['no-word', 'no-word'] });
});

test('bullets and prose share a text between them', () => {
  const text = 'Led a team.\r\n• built it\n  and ran it\n- sold it\n2) won\nAnd left.';
  expect(told(parseBullets(text, true))).toEqual(['built it and ran it', 'sold it', 'won']);
  expect(told(parseProse(text))).toBe('Led a team.\nAnd left.');
  expect(told(parseBullets('one\n\ntwo', false))).toEqual(['one', 'two']);
  expect(told(parseBullets('no marks', true))).toBe('blank');
  expect(told(parseProse('* all'))).toBe('blank');
});

test.each<[Raw, '.' | ',', unknown]>([
  ['1,234.5', '.', 1234.5],
  ['1.234,5', ',', 1234.5],
  ['1 234', '.', 1234],
  ['-7', '.', -7],
  [3.5, '.', 3.5],
  ['1,23', '.', 'no-number'],
  ['1.23', ',', 'no-number'],
  ['12 %', '.', 'no-number'],
  ['', '.', 'no-number'],
])('the number %j with the decimal sign %s is %s', (raw, decimal, expected) => {
  expect(told(parseNumber(raw, decimal))).toBe(expected);
});

test.each<[Raw, unknown, unknown]>([
  ['52.52', 52.52, 52.52],
  ['52,52', 52.52, 52.52],
  ['-0.5', -0.5, -0.5],
  ['52.52, 13.40', 52.52, 13.4],
  ['52.52,13.40', 52.52, 13.4],
  ['52,52; 13,40', 52.52, 13.4],
  ['52.5 N, 13.4 W', 52.5, -13.4],
  ['52°30\'36" N', 52.51, 'no-coordinate'],
  ["52°75' N", 'no-coordinate', 'no-coordinate'],
  ['n/a', 'no-coordinate', 'no-coordinate'],
  [7.25, 7.25, 7.25],
])('%j is at latitude %s and longitude %s', (raw, latitude, longitude) => {
  expect(told(parseCoordinate(raw, 'latitude'))).toEqual(latitude);
  expect(told(parseCoordinate(raw, 'longitude'))).toEqual(longitude);
});

test('addresses become https only where the mapping says so', () => {
  expect(told(parseUrl('https://example.org/x', false))).toBe('https://example.org/x');
  expect(told(parseUrl('www.example.org/x', false))).toBe('no-url');
  expect(told(parseUrl('www.example.org/x', true))).toBe('https://www.example.org/x');
  expect(told(parseUrl('http://example.org', true))).toBe('https://example.org');
  expect(told(parseUrl('ftp://example.org', true))).toBe('no-url');
  expect(told(parseUrl('see resume', true))).toBe('no-url');
});

test('broken JSON is told by its position, and Python is read where it is asked for', () => {
  expect(readJson('[{"a":1},')).toEqual({ ok: false, position: 10 });
  expect(readJson("['a']")).toEqual({ ok: false, position: 2 });
  expect(readJson('see resume')).toEqual({ ok: false, position: 1 });
  expect(readJson('{"a": [1, true, nope, "in JSON at position 3"]}')).toEqual({ ok: false, position: 18 });
  expect(readJson('')).toEqual({ ok: false, position: 1 });
  expect(readPythonToo(`[{'school': 'King\\'s "College"', 'gpa': None, "x": 'None', 'ok': True}]`)).toEqual({
    ok: true,
    value: [{ school: 'King\'s "College"', gpa: null, x: 'None', ok: true }],
  });
  expect(readPythonToo("[{'school': ")).toMatchObject({ ok: false });
});

test('no name of a month means two', () => {
  expect(['mar', 'Mär', 'mars', 'Mrz'].map(monthOfShortName)).toEqual([3, 3, 3, 3]);
  expect(['juin', 'Juni', 'junio', 'June'].map(monthOfName)).toEqual([6, 6, 6, 6]);
  expect(['juillet', 'Juli', 'julio', 'July'].map(monthOfName)).toEqual([7, 7, 7, 7]);
});

test('what was repaired is clean, and stays as it is when it is repaired again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const repaired = repairText(text);
      expect(isCleanText(repaired)).toBe(true);
      expect(repairText(repaired)).toBe(repaired);
    }),
  );
});

test('mojibake is mended to what was meant', () => {
  for (const name of ['München', 'Łódź', 'Київ', '中国', 'Orléans', 'a€b']) {
    const garbled = new TextDecoder('windows-1252').decode(Buffer.from(name));
    expect(mendMojibake(garbled)).toBe(name);
    expect(mendMojibake(name)).toBeUndefined();
  }
  expect(mendMojibake('plain')).toBeUndefined();
});

const parsers: readonly Parse[] = [
  ...([list, words, yesNo, { kind: 'as-it-is' }, { kind: 'country' }, { kind: 'json' }, { kind: 'prose' }] as const),
  { kind: 'text', mojibake: true },
  { kind: 'date', formats: ['YYYY-MM-DD', 'MMMM YYYY', 'D. MMM YYYY'] },
  { kind: 'bullets', marked: false },
  { kind: 'number', decimal: ',' },
  { kind: 'amount', part: 'max', currencies: new Map(), otherwise: undefined },
  { kind: 'coordinate', part: 'longitude' },
  { kind: 'url', upgrade: true },
];

test('no parser throws, whatever stands there', () => {
  const raw = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\d.,;:/\-k€$ '"[\]{}A-Za-z]*$/),
    fc.double(),
    fc.boolean(),
    fc.jsonValue().filter((value) => value !== null) as fc.Arbitrary<Raw>,
    fc.date({ noInvalidDate: false }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...parsers), raw, (parse, value) => {
      expect(['value', 'blank', 'unreadable']).toContain(parseValue(value, parse).kind);
    }),
    { numRuns: 1000 },
  );
});
