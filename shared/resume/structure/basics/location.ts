// Where somebody lives: a place in the header, with or without the street before it.
import { countryOf } from '../../../words/country';
import type { Found, Place } from '../../model/parsed-resume';
import { found } from '../entries/found';
import { isName, placeOf } from '../entries/place';
import { type ContactText, isOtherPersonalData, piecesOf } from './contact-text';

const label =
  /^(?:(?:home |current |postal |mailing )?address|location|based in|residence|city|lives in|(?:wohn|post)?(?:adresse|anschrift)|wohnort|ort|wohnhaft in|standort|domicile|lieu(?: de résidence)?|localisation|ville|résidence|dirección|domicilio|residencia|ubicación|ciudad|localidad|población|lugar de residencia)\s*(?::|\t|\s(?=\p{Lu}))\s*/iu;
const street =
  /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm)\s+\d|\d+\s*(?:[a-z]|bis|ter)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|cours|route)\b|\b(?:street|st\.|avenue|ave\.?|road|rd\.?|lane|drive|dr\.|blvd|boulevard|court|way|square|apt\.?|suite)\b|(?:^|\s)(?:calle|c\/|avenida|avda\.?|plaza|paseo|carrer|camino)\s|\d/iu;

export function locationOf(texts: readonly ContactText[]): Found<Place> | undefined {
  const candidates = texts.flatMap((contact, index) => placesIn(contact, texts[index + 1]));
  return candidates.reduce<Found<Place> | undefined>(
    (best, candidate) => (best === undefined || candidate.confidence > best.confidence ? candidate : best),
    undefined,
  );
}

function placesIn({ line, text, isHeader }: ContactText, next: ContactText | undefined): readonly Found<Place>[] {
  if (isOtherPersonalData(text) || text.length > 160) return [];
  const isLabelled = label.test(text.trim());
  const rest = text.trim().replace(label, '');
  return piecesOf(rest).flatMap((piece) => {
    if (/@|https?:|www\./.test(piece)) return [];
    const own = label.test(piece) || isLabelled;
    const place =
      withCountryBelow(placeInAddress(piece.replace(label, '')), piece, next) ??
      (own ? namedPlace(piece.replace(label, '')) : undefined);
    if (place === undefined) return [];
    return [found(place, confidenceOf(place) + (own ? 0.1 : 0) - (isHeader ? 0 : 0.05), line)];
  });
}

/** The place after the street: `Musterweg 3, 80331 München`. */
function placeInAddress(text: string): Place | undefined {
  const parts = text.split(/\s*,\s*/);
  for (let from = 0; from < parts.length; from += 1) {
    if (from > 0 && !parts.slice(0, from).some((part) => street.test(part))) return undefined;
    const place = placeOf(parts.slice(from).join(', '));
    if (place !== undefined) return place;
  }
  return undefined;
}

function withCountryBelow(place: Place | undefined, piece: string, next: ContactText | undefined): Place | undefined {
  const below = next?.text.trim() ?? '';
  if (place === undefined || place.countryCode !== undefined || below.length < 4 || !next || next.text.includes('\t'))
    return place;
  const countryCode = countryOf(below);
  return countryCode === undefined || !piece.endsWith(place.text)
    ? place
    : { ...place, text: `${place.text}, ${below}`, countryCode };
}

function namedPlace(text: string): Place | undefined {
  const trimmed = text.trim();
  return isName(trimmed) ? { text: trimmed, city: trimmed } : undefined;
}

function confidenceOf({ city, region, postalCode, countryCode }: Place): number {
  const known = [region, postalCode, countryCode].filter((part) => part !== undefined).length;
  if (city === undefined) return known > 0 ? 0.6 : 0.4;
  return [0.7, 0.85, 0.9, 0.95][known] ?? 0.95;
}
