// Countries as codes of ISO 3166-1 or by name, in several languages.
import { countryOf } from '../../../shared/words/country';
import { type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

export function parseCountry(raw: Raw): Parsed {
  const code = countryOf(textOf(raw) ?? '');
  return code === undefined ? unreadable('no-country') : value(code);
}
