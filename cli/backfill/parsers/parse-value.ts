// One door to all parsers: what a mapping's `parse` says, done to one value.
import type { Json } from '../../../shared/sections/section';
import { parseAmount } from './amount';
import { parseBoolean } from './boolean';
import { parseBullets, parseProse } from './bullets';
import { parseCoordinate } from './coordinate';
import { parseCountry } from './country';
import { parseDate } from './date';
import { readJson } from './json';
import { parseList } from './list';
import { parseNumber } from './number';
import type { Parse } from './parse';
import { blank, type Parsed, type Raw, unreadable, value } from './parsed';
import { mendMojibake, repairText, textOf } from './text';
import { parseUrl } from './url';
import { parseWord } from './word-map';

/** Never throws, whatever the value is. */
export function parseValue(raw: Raw, parse: Parse): Parsed {
  switch (parse.kind) {
    case 'as-it-is':
      return asItIs(raw);
    case 'text':
      return text(raw, parse.mojibake);
    case 'date':
      return parseDate(raw, parse.formats);
    case 'country':
      return parseCountry(raw);
    case 'list': {
      const { each } = parse;
      return parseList(raw, parse, each && ((entry) => parseValue(entry, each)));
    }
    case 'bullets':
      return parseBullets(raw, parse.marked);
    case 'prose':
      return parseProse(raw);
    case 'number':
      return parseNumber(raw, parse.decimal);
    case 'amount':
      return parseAmount(raw, parse);
    case 'boolean':
      return parseBoolean(raw, parse);
    case 'coordinate':
      return parseCoordinate(raw, parse.part);
    case 'url':
      return parseUrl(raw, parse.upgrade);
    case 'json':
      return json(raw);
    case 'map':
      return parseWord(raw, parse);
    default:
      return parse satisfies never;
  }
}

function asItIs(raw: Raw): Parsed {
  if (typeof raw === 'string') return value(repairText(raw));
  if (!(raw instanceof Date)) return value(repairInside(raw));
  const day = textOf(raw);
  return day === undefined ? unreadable('no-date') : value(day);
}

function text(raw: Raw, mojibake: boolean): Parsed {
  const read = textOf(raw);
  if (read === undefined) return unreadable('no-text');
  return value(mojibake ? repairText(mendMojibake(read) ?? read) : read);
}

function json(raw: Raw): Parsed {
  if (typeof raw !== 'string') return raw instanceof Date ? unreadable('broken-json') : value(raw);
  const read = readJson(raw);
  if (!read.ok) return unreadable('broken-json');
  return read.value === null ? blank : value(repairInside(read.value));
}

/** Texts of a list, and of the objects in it, which is as deep as any field of ours goes. */
function repairInside(json: Json, levels = 2): Json {
  if (typeof json === 'string') return repairText(json);
  if (levels === 0 || typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((entry) => repairInside(entry, levels - 1));
  return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, repairInside(member, levels - 1)]));
}
