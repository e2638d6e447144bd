// Dates are read in the formats that a mapping lists, as exactly as they were written and no more.
import fc from 'fast-check';
import { faultOfFormat, parseDate } from '../../../../cli/backfill/parsers/date';
import type { Raw } from '../../../../cli/backfill/parsers/parsed';

const read = (raw: Raw, ...formats: string[]) => {
  const parsed = parseDate(raw, formats);
  return parsed.kind === 'value' ? parsed.value : parsed.kind === 'blank' ? 'blank' : parsed.code;
};

test.each([
  ['2019-03-05', 'YYYY-MM-DD', '2019-03-05'],
  ['2019-03', 'YYYY-MM', '2019-03'],
  ['2019', 'YYYY', '2019'],
  ['03/15/2019', 'MM/DD/YYYY', '2019-03-15'],
  ['3/5/2019', 'M/D/YYYY', '2019-03-05'],
  ['5. März 2019', 'D. MMMM YYYY', '2019-03-05'],
  ['Maerz 2019', 'MMMM YYYY', 'no-date'],
  ['MARCH  2019', 'MMMM YYYY', '2019-03'],
  ['février 2019', 'MMMM YYYY', '2019-02'],
  ['fevrier 2019', 'MMMM YYYY', '2019-02'],
  ['déc. 2019', 'MMM YYYY', '2019-12'],
  ['Sept 2019', 'MMM YYYY', '2019-09'],
  ['5 de mayo de 2019', 'D de MMMM de YYYY', '2019-05-05'],
  ['2019-03-05T10:20:30.123', 'YYYY-MM-DDThh:mm:ss', '2019-03-05'],
  ['  2019-03-05 ', 'YYYY-MM-DD', '2019-03-05'],
  ['2019-02-29', 'YYYY-MM-DD', 'impossible-date'],
  ['2020-02-29', 'YYYY-MM-DD', '2020-02-29'],
  ['13/32/2018', 'MM/DD/YYYY', 'impossible-date'],
  ['1753-01-01', 'YYYY-MM-DD', 'impossible-date'],
  ['0000-00-00', 'YYYY-MM-DD', 'blank'],
  ['-', 'YYYY-MM-DD', 'blank'],
  ['2019-00-00', 'YYYY-MM-DD', 'impossible-date'],
  ['March', 'MMMM YYYY', 'no-date'],
  ['2019-3-5', 'YYYY-MM-DD', 'no-date'],
])('%j as %s gives %s', (text, format, expected) => {
  expect(read(text, format)).toBe(expected);
});

test('a date that fits two formats with different dates is not guessed', () => {
  const both = ['DD/MM/YYYY', 'MM/DD/YYYY'];
  expect(read('03/04/2019', ...both)).toBe('ambiguous-date');
  expect(read('13/04/2019', ...both)).toBe('2019-04-13');
  expect(read('04/04/2019', ...both)).toBe('2019-04-04');
});

test('a date column gives its day, a number its year', () => {
  expect(read(new Date('2019-03-05T23:59:59Z'))).toBe('2019-03-05');
  expect(read(new Date(Number.NaN))).toBe('no-date');
  expect(read(2015, 'YYYY')).toBe('2015');
});

test('formats say the year with four digits, once, and no day without a month', () => {
  expect(faultOfFormat('MM/DD/YY')).toMatch(/four digits/);
  expect(faultOfFormat('MM/DD')).toMatch(/YYYY once/);
  expect(faultOfFormat('DD YYYY')).toMatch(/has a month/);
  expect(faultOfFormat('M MM YYYY')).toMatch(/one month/);
  expect(faultOfFormat('DD.MM.YYYY')).toBeUndefined();
});

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
names.push('November', 'December');
const two = (number: number) => String(number).padStart(2, '0');
const writers: Readonly<Record<string, (year: number, month: number, day: number) => string>> = {
  'YYYY-MM-DD': (year, month, day) => `${year}-${two(month)}-${two(day)}`,
  'DD.MM.YYYY': (year, month, day) => `${two(day)}.${two(month)}.${year}`,
  'M/D/YYYY': (year, month, day) => `${month}/${day}/${year}`,
  'MMMM D, YYYY': (year, month, day) => `${names[month - 1]} ${day}, ${year}`,
  'D MMM YYYY': (year, month, day) => `${day} ${names[month - 1]?.slice(0, 3)} ${year}`,
};

test('a date that was written in a listed format is read back', () => {
  const year = fc.integer({ min: 1900, max: 2100 });
  const month = fc.integer({ min: 1, max: 12 });
  const day = fc.integer({ min: 1, max: 28 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.entries(writers)), year, month, day, ([format, write], y, m, d) => {
      expect(read(write(y, m, d), format, 'YYYY')).toBe(`${y}-${two(m)}-${two(d)}`);
    }),
  );
});
