// JSON in text columns, and what scripts have written there that only looks like it.
import type { Json } from '../../../shared/sections/section';

export type ReadJson =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      /** From 1: the character at which it breaks. */
      readonly position: number;
    };

export function readJson(text: string): ReadJson {
  const read = parsed(text);
  return 'value' in read ? { ok: true, value: read.value } : { ok: false, position: breakOf(text, read.message) };
}

function parsed(text: string): { readonly value: Json } | { readonly message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (thrown) {
    return { message: thrown instanceof Error ? thrown.message : '' };
  }
}

/**
 * V8 names the position of some faults and quotes the text at others, which nobody may see: there the longest beginning is looked for
 * that lacks nothing but its end.
 */
function breakOf(text: string, message: string): number {
  const named = positionIn(message);
  if (named !== undefined) return named + 1;
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (lacksOnlyItsEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return bad;
}

function lacksOnlyItsEnd(beginning: string): boolean {
  const read = parsed(beginning);
  if ('value' in read || /^Unexpected end|^Unterminated/.test(read.message)) return true;
  return positionIn(read.message) === beginning.length;
}

/** Looked for at the end of the message, where no quoted text can stand. */
function positionIn(message: string): number | undefined {
  const position = / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  return position === undefined ? undefined : Number(position);
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
