// JSON in text columns, and what scripts have written there that only looks like it.
import type { Json } from '../../../shared/sections/section';

export type ReadJson =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      /** From 1: the character at which it breaks. */
      readonly position: number;
    };

/** The message of JSON.parse holds the text itself, so the position alone is taken from it. */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (thrown) {
    const position = /at position (\d+)/.exec(thrown instanceof Error ? thrown.message : '')?.[1];
    return { ok: false, position: position === undefined ? text.length + 1 : Number(position) + 1 };
  }
}

const literal = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?:None|True|False)\b/gsu;
const words: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/** As readJson; what is no JSON is tried once more with single quotes, None, True and False, as Python prints its objects. */
export function readPythonToo(text: string): ReadJson {
  const first = readJson(text);
  if (first.ok) return first;
  const second = readJson(text.replace(literal, (found) => words[found] ?? quoted(found)));
  return second.ok ? second : first;
}

function quoted(found: string): string {
  if (found.startsWith('"')) return found;
  const inside = found.slice(1, -1).replaceAll(/\\(.)|(")/gsu, (whole, escaped, quote) => {
    if (quote !== undefined) return '\\"';
    return escaped === "'" ? "'" : whole;
  });
  return `"${inside}"`;
}
