// Degrees of latitude or longitude: decimal with point or comma, with N, S, E or W, in degrees, minutes and seconds, or as a pair.
import { type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

const decimal = /^([+-]?)(\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEW])?$/i;
const sexagesimal = /^()(\d{1,3})\s*°\s*(\d{1,2})\s*['′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|''))?\s*([NSEW])$/i;
const hemispheres = { latitude: 'NS', longitude: 'EW' } as const;

/** A pair is latitude, then longitude. The range is left to the field. */
export function parseCoordinate(raw: Raw, part: 'latitude' | 'longitude'): Parsed {
  if (typeof raw === 'number') return value(raw);
  const text = textOf(raw) ?? '';
  const pair = halves(text);
  const degrees = degreesOf(pair ? pair[part === 'latitude' ? 0 : 1] : text, part);
  return degrees === undefined ? unreadable('no-coordinate') : value(degrees);
}

/** `52.5,13.4`, `52,5; 13,4`, `52.5 N, 13.4 E`: parted by what cannot be a decimal comma. */
function halves(text: string): readonly [string, string] | undefined {
  const match =
    /^([^;]+);([^;]+)$/.exec(text) ?? /^(.+[^\s,]),\s+(.+)$/.exec(text) ?? /^([^,]*\.[^,]*),([^,]*\.[^,]*)$/.exec(text);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1].trim(), match[2].trim()] : undefined;
}

function degreesOf(text: string, part: 'latitude' | 'longitude'): number | undefined {
  const plain = decimal.exec(text);
  if (plain) return signed(numberOf(plain[2]), plain[1] ?? '', plain[3], part);
  const fine = sexagesimal.exec(text);
  if (!fine) return undefined;
  const [minutes, seconds] = [numberOf(fine[3]), numberOf(fine[4])];
  if (minutes >= 60 || seconds >= 60) return undefined;
  return signed(numberOf(fine[2]) + minutes / 60 + seconds / 3600, '', fine[5], part);
}

function signed(degrees: number, sign: string, letter: string | undefined, part: 'latitude' | 'longitude') {
  const hemisphere = letter?.toUpperCase();
  if (hemisphere !== undefined && (sign !== '' || !hemispheres[part].includes(hemisphere))) return undefined;
  return sign === '-' || hemisphere === 'S' || hemisphere === 'W' ? 0 - degrees : degrees;
}

function numberOf(text = '0'): number {
  return Number(text.replace(',', '.'));
}
