// Countries as codes of ISO 3166-1 or by name, in several languages.
import { countryCodes } from '../sections/country-codes';
import { alpha3, inOwnLanguage, otherNames } from './country-names';

let known: ReadonlyMap<string, string> | undefined;

/** The code of ISO 3166-1 alpha-2 of a country that is given by such a code, an alpha-3 code or a name. */
export function countryOf(text: string): string | undefined {
  known ??= codesByName();
  return known.get(plain(text));
}

/**
 * Names are those of Unicode's CLDR as Node has them. One that means two countries in two languages means none here.
 */
function codesByName(): ReadonlyMap<string, string> {
  const names = new Map<string, string | undefined>();
  for (const language of ['en', 'de', 'fr', 'es']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of countryCodes) {
      const name = plain(display.of(code) ?? '');
      names.set(name, names.has(name) && names.get(name) !== code ? undefined : code);
    }
  }
  for (const [language, codes] of Object.entries(inOwnLanguage)) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes.split(' ')) {
      const name = plain(display.of(code) ?? '');
      if (!names.has(name)) names.set(name, code);
    }
  }
  for (const [code, others] of Object.entries(otherNames)) {
    for (const name of others.split(', ')) names.set(plain(name), code);
  }
  for (const code of countryCodes) names.set(plain(code), code);
  for (const [code, three] of alpha3) names.set(plain(three), code);
  names.delete('');
  return new Map([...names].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Without regard to case, accents, points and the article. */
function plain(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll(/[.'’]/g, '');
  return letters
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
