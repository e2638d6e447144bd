// Where somebody lives: a place in the header, with or without the street before it.
import type { Line } from '../../model/document';
import type { Found, Place } from '../../model/parsed-resume';
import { found } from '../entries/found';
import { isName, placeOf as knownPlace } from '../entries/place';
import { cities } from '../vocabulary/places';
import { plainText } from '../vocabulary/plain-words';
import { type ContactText, isOtherPersonalData, piecesOf } from './contact-text';

const label =
  /^(?:(?:home |current |postal |mailing )?address|location|based in|residence|city|lives in|(?:wohn|post)?(?:adresse|anschrift)|wohnort|ort|wohnhaft in|standort|domicile|lieu(?: de résidence)?|localisation|ville|résidence|dirección|domicilio|residencia|ubicación|ciudad|localidad|población|lugar de residencia)(?:\s*:\s*|\s+)/i;
const street =
  /\p{L}(?:straße|strasse|str\.|weg|platz|gasse|allee|damm|ufer)(?!\p{L})|(?<!\p{L})(?:street|st\.?|avenue|ave\.?|road|rd\.?|boulevard|blvd\.?|lane|ln\.?|drive|dr\.?|court|ct\.?|apt\.?|suite|rue|quai|impasse|chemin|calle|c\/|avda\.?|avenida|paseo)(?!\p{L})/iu;
const mostParts = 4;
const mostLines = 60;

/** The surest one; of two that are as sure the first. A name of nothing else right under the person's own may be a town nobody knows. */
export function locationOf(
  texts: readonly ContactText[],
  above: readonly (Found | undefined)[],
): Found<Place> | undefined {
  const candidates = texts.slice(0, mostLines).flatMap((contact, index) => placesIn(contact, texts[index + 1]));
  const surest = candidates.reduce<Found<Place> | undefined>(
    (best, candidate) => (best === undefined || candidate.confidence > best.confidence ? candidate : best),
    undefined,
  );
  return surest ?? placeBelow(texts, above);
}

function placeBelow(texts: readonly ContactText[], above: readonly (Found | undefined)[]): Found<Place> | undefined {
  const last = above.findLast((found) => found !== undefined);
  const contact = texts.find(({ line }) => line.page === last?.page && line.line === last.line + 1);
  const place = contact?.isHeader ? namedPlace(contact.text) : undefined;
  return contact && place && place.text.split(' ').length <= 3 ? found(place, 0.45, contact.line) : undefined;
}

function placesIn({ line, text, isHeader }: ContactText, next: ContactText | undefined): readonly Found<Place>[] {
  if (text.length > 200) return [];
  const pieces = piecesOf(withoutLabel(text.trim())).filter((piece) => !isOtherPersonalData(piece));
  const isLabelled = withoutLabel(text.trim()) !== text.trim();
  return pieces.flatMap((piece, index) => {
    const own = withoutLabel(piece);
    const labelled = own !== piece || (isLabelled && index === 0);
    const below =
      index === pieces.length - 1 && next !== undefined && goesOn(line, next) ? next.text.trim() : undefined;
    const whole = placeInAddress(own);
    const broken =
      below === undefined ? undefined : (placeInAddress(`${own} ${below}`) ?? placeInAddress(`${own}, ${below}`));
    const named = labelled && whole === undefined ? namedPlace(own) : undefined;
    const less = isHeader ? 0 : 0.05;
    return [
      ...(whole === undefined ? [] : [found(whole, confidenceOf(whole) + (labelled ? 0.1 : 0) - less, line)]),
      ...(broken === undefined ? [] : [found(broken, confidenceOf(broken) + (labelled ? 0.1 : 0) - less - 0.04, line)]),
      ...(named === undefined ? [] : [found(named, confidenceOf(named) + 0.1 - less, line)]),
    ];
  });
}

/** The surest of the parts between commas: `Nurse, Musterweg 3, 80331 München, 089 123456`. */
function placeInAddress(text: string): Place | undefined {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '');
  let best: Place | undefined;
  for (let from = 0; from < parts.length; from += 1) {
    if (street.test(parts[from] ?? '')) continue;
    for (let to = Math.min(parts.length, from + mostParts); to > from; to -= 1) {
      const place = placeOf(parts.slice(from, to).join(', '));
      if (place !== undefined && (best === undefined || confidenceOf(place) > confidenceOf(best))) best = place;
    }
  }
  return best;
}

/** An address that is broken over two lines, or has its country below. */
function goesOn(line: Line, next: ContactText): boolean {
  return (
    next.line.column === line.column &&
    next.line.page === line.page &&
    !/[@:\t|]|https?:|www\./.test(next.text) &&
    next.text.length < 60
  );
}

/** Besides what is known: a British code before its town, and an American one behind a state that nobody knows. */
function placeOf(text: string): Place | undefined {
  const british = /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\s+(.+)$/.exec(text);
  const american = /^([^,\d]+), ([^,\d]+) (\d{5}(?:-\d{4})?)$/.exec(text);
  const [, postalCode, town] = british ?? [];
  if (postalCode !== undefined && town !== undefined) {
    const place = knownPlace(town) ?? namedPlace(town);
    return place && { ...place, text, postalCode, countryCode: 'GB' };
  }
  const known = knownPlace(text);
  const [, city = '', region = '', code = ''] = american ?? [];
  return known ?? (isName(city) && isName(region) ? { text, city, region, postalCode: code } : undefined);
}

function withoutLabel(text: string): string {
  const rest = text.replace(label, '');
  return /^[\p{Lu}\d]/u.test(rest) ? rest : text;
}

function namedPlace(text: string): Place | undefined {
  const trimmed = text.trim();
  return isName(trimmed) && !trimmed.includes('  ') ? { text: trimmed, city: trimmed } : undefined;
}

function confidenceOf({ city, region, postalCode, countryCode }: Place): number {
  const known = [region, postalCode, countryCode].filter((part) => part !== undefined).length;
  if (city === undefined) return known > 0 ? 0.6 : 0.4;
  return Math.min(0.85, 0.7 + 0.05 * known) + (cities.has(plainText(city)) ? 0.1 : 0);
}
