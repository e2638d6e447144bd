// A country that somebody typed is told by code and by name, or not at all.

import { countries } from '../../../../brownfield/generate/countries';
import { parseCountry } from '../../../../cli/backfill/parsers/country';
import { countryCodes } from '../../../../shared/sections/country-codes';
import { alpha3 } from '../../../../shared/words/country-names';

const code = (text: string) => {
  const parsed = parseCountry(text);
  return parsed.kind === 'value' ? parsed.value : parsed.kind;
};

test('every code is read, in either case, and so is its alpha-3 code', () => {
  expect([...alpha3.keys()]).toEqual(countryCodes);
  expect(new Set(alpha3.values()).size).toBe(countryCodes.length);
  for (const [two, three] of alpha3) {
    expect(code(two)).toBe(two);
    expect(code(two.toLowerCase())).toBe(two);
    expect(code(three)).toBe(two);
  }
});

test.each([
  ['Germany', 'DE'],
  ['germany ', 'DE'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['ALEMANIA', 'DE'],
  ['U.S.A.', 'US'],
  ['The Netherlands', 'NL'],
  ['Holland', 'NL'],
  ["Côte d'Ivoire", 'CI'],
  ['Cote d’Ivoire', 'CI'],
  ['Česko', 'CZ'],
  ['Czech Republic', 'CZ'],
  ['Türkei', 'TR'],
  ['Turkey', 'TR'],
  ['대한민국', 'KR'],
  ['日本', 'JP'],
  ['England', 'GB'],
])('%s is %s', (text, expected) => {
  expect(code(text)).toBe(expected);
});

test('every spelling of the job tracker is told', () => {
  for (const country of countries)
    for (const spelling of country.spellings) expect([spelling, code(spelling)]).toEqual([spelling, country.code]);
});

test.each(['XX', 'Earth', 'n/a', 'Korea', 'America', '', '  ', 'Germany, Berlin', '49', 'constructor'])(
  '%j is no country',
  (text) => {
    expect(code(text)).toBe('unreadable');
  },
);
