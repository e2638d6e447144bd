// What the mssql client gives for a column, as the type that the migrations promise. Another type is a defect and throws.
import type { Json } from '../sections/section';

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`text expected, ${typeof value} found`);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return value === null ? null : text(value);
}

/** int and tinyint come as numbers, bigint as text. */
export function count(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new TypeError('a whole number expected');
  return number;
}

export function countOrNull(value: unknown): number | null {
  return value === null ? null : count(value);
}

/** ISO 8601 in UTC with milliseconds. */
export function instant(value: unknown): string {
  if (!(value instanceof Date)) throw new TypeError(`an instant expected, ${typeof value} found`);
  return value.toISOString();
}

export function instantOrNull(value: unknown): string | null {
  return value === null ? null : instant(value);
}

/** Of a column whose CHECK or writer promises JSON. */
export function json(value: unknown): Json {
  return JSON.parse(text(value)) as Json;
}

export function jsonOrNull(value: unknown): Json {
  return value === null ? null : json(value);
}

/** An instant as a datetime2 takes it, which has no zone. */
export function datetime2(instantInUtc: string): string {
  return instantInUtc.replace(/Z$/, '');
}
