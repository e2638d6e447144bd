// Where an item's fields are looked up: in its row, its piece of JSON, or its line.
import { isObject } from '../../../shared/sections/json';
import type { Json } from '../../../shared/sections/section';
import type { Raw } from '../parsers/parsed';
import type { Row } from './brought';
import type { Path, Place } from './mapping';

/** What may become one item. */
export interface Entry {
  readonly row: Row;
  /** From 0, of those of the row. */
  readonly ordinal: number;
  /** Where it stands in the column of the items: a JSON Pointer, or a line; null where the row is the item. */
  readonly at: string | null;
  readonly json: Json | undefined;
  readonly groups: Readonly<Record<string, string | undefined>> | undefined;
}

/** Null where there is nothing. */
export function lookUp(entry: Entry, place: Place): Raw | null {
  switch (place.in) {
    case 'column':
      return rawOf(entry.row[place.column]);
    case 'json':
      return memberAt(entry.json ?? null, place.path);
    case 'line':
      return entry.groups?.[place.group] ?? null;
    case 'mapping':
      return place.value;
    default:
      return place satisfies never;
  }
}

/** The value that stands there; null where the way leads nowhere. */
export function memberAt(json: Json, path: Path): Json {
  let value: unknown = json;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return null;
  }
  return (value ?? null) as Json;
}

/** As a JSON Pointer (RFC 6901). */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The client gives a bigint that a number cannot hold as text; binary is nothing that a field could hold. */
function rawOf(value: unknown): Raw | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  return value instanceof Date ? value : null;
}
