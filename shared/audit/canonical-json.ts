// One text for one value, so that equal values compare and hash equal whatever order their keys came in.
import type { Json } from '../sections/section';

/**
 * JSON with the keys of every object sorted by UTF-16 code units and no white space, numbers and strings as JSON.stringify
 * writes them: the JSON Canonicalization Scheme (RFC 8785) for values that hold no lone surrogates.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
