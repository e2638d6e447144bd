// Whether a text is a place, and which: only what is known or is written like one, because anything with a capital letter could be.

import { countryOf } from '../../../words/country';
import type { Place } from '../../model/parsed-resume';
import { cities, regions, remoteWords, stateCodes } from '../vocabulary/places';
import { plainText, plainWords } from '../vocabulary/plain-words';
import { hasLegalForm, isOrganisationWord, isTitleWord } from './name-scores';

/** `Austin, TX`, `80331 München`, `Lyon (69)`, `Madrid, España`, `Remote`; undefined for what is not surely one. */
export function placeOf(text: string): Place | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 3 || trimmed.length > 70) return undefined;
  const pieces = trimmed.split(/\s*,\s*|\s+[-–—|/]\s+|\s*[()]\s*/).filter((piece) => piece !== '');
  if (pieces.length > 4) return undefined;
  const place: { -readonly [Key in keyof Place]: Place[Key] } = { text: trimmed };
  let isSure = false;
  for (const [index, piece] of pieces.entries()) {
    const { name, postalCode } = withoutPostalCode(piece);
    if (postalCode !== undefined) place.postalCode = postalCode;
    const isBeforeState = index === 0 && stateCodes.has(pieces[1]?.split(' ')[0] ?? '');
    const kind =
      name === '' ? 'code' : (kindOf(name, index > 0) ?? (isBeforeState && isName(name) ? 'name' : undefined));
    if (kind === undefined || (kind === 'name' && (index > 0 || (pieces.length === 1 && postalCode === undefined))))
      return undefined;
    if (kind === 'city' && place.city !== undefined) return undefined;
    if (kind === 'city' || kind === 'name') place.city = name;
    if (kind === 'region') place.region = name;
    const country = kind === 'country' ? countryNamed(name, index > 0) : undefined;
    if (country !== undefined) place.countryCode = country;
    isSure ||= (kind !== 'name' && (kind !== 'remote' || index === 0)) || postalCode !== undefined;
  }
  return isSure ? place : undefined;
}

/** `name`: it could be a city's. */
function kindOf(name: string, isBehind: boolean): 'city' | 'region' | 'country' | 'remote' | 'name' | undefined {
  const plain = plainText(name).replace(
    /^(?:greater|grossraum|raum|area de) | (?:metropolitan area|bay area|area)$/g,
    '',
  );
  if (isBehind && (stateCodes.has(name) || regions.has(plain) || /^\d{2,3}$/.test(name))) return 'region';
  if (cities.has(plain) || /^(?:paris|lyon|marseille) \d{1,2}(?:e|er|eme)?$/.test(plain)) return 'city';
  if (countryNamed(name, isBehind) !== undefined) return 'country';
  if (regions.has(plain)) return 'region';
  if (remoteWords.has(plain)) return 'remote';
  return isName(name) && !isNameOfWork(name) ? 'name' : undefined;
}

/** It holds a word for an organisation or a job. */
export function isNameOfWork(name: string): boolean {
  return hasLegalForm(name) || plainWords(name).some((word) => isOrganisationWord(word) || isTitleWord(word));
}

/** A place that a list of ours knows, not only a name before a country, which an employer is too (`Ortholine, Germany`). */
export function isSurePlace({ text, city, postalCode }: Place): boolean {
  const [first = '', second = ''] = text.split(/\s*,\s*/);
  return (
    city === undefined ||
    postalCode !== undefined ||
    cities.has(plainText(first)) ||
    stateCodes.has(second.split(' ')[0] ?? '')
  );
}

/** A short name that tells of no organisation and no job. */
export function couldBePlace(text: string): boolean {
  return isName(text) && text.split(/\s+/).length <= 3 && !isNameOfWork(text);
}

/** Words that begin with a capital letter, and the small ones between them: `Frankfurt am Main`, `L'Hospitalet de Llobregat`. */
export function isName(text: string): boolean {
  return /^(?:\p{Lu}[\p{L}.'’-]*)(?:\s(?:\p{Lu}[\p{L}.'’-]*|am|an|der|im|in|a\.|b\.|d\.|i\.|ob|bei|et|région|de|la|las|los|les|le|du|des|del|sur|en|d['’]\p{L}+|l['’]\p{L}+|upon|on|the|of)){0,4}$/u.test(
    text,
  );
}

/** Two letters are a country only behind a city, and only those that nobody takes for a word or a department (`IT`, `HR`). */
function countryNamed(name: string, isBehind: boolean): string | undefined {
  if (/^(?:USA|U\.S\.A\.|US|U\.S\.|UK|U\.K\.|UAE)$/.test(name)) return countryOf(name);
  if (/^[A-Z]{2}$/.test(name))
    return isBehind && /^(?:DE|FR|ES|AT|CH|GB|NL|BE|CA|MX|LU)$/.test(name) ? name : undefined;
  return name.replaceAll('.', '').length > 3 ? countryOf(name) : undefined;
}

function withoutPostalCode(piece: string): { readonly name: string; readonly postalCode?: string } {
  const before = /^(?:[A-Z]{1,3}-)?(\d{4,5})\s+(?=\p{Lu})/u.exec(piece);
  if (before?.[1] !== undefined) return { name: piece.slice(before[0].length).trim(), postalCode: before[1] };
  const behind = /\s*\b(\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/.exec(piece);
  if (behind?.[1] !== undefined) {
    const name = piece.slice(0, behind.index).trim();
    return { name, postalCode: behind[1] };
  }
  return { name: piece };
}
