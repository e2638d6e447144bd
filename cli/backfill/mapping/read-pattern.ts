// Regular expressions of a mapping, with Unicode. They come from the operator, who may run anything here anyway.
import type { Fault } from './errors';

/** Undefined when it is none; `faults` then has one more. */
export function readPattern(text: string, path: string, faults: Fault[]): RegExp | undefined {
  try {
    return new RegExp(text, 'u');
  } catch {
    const remedy = 'Write one of JavaScript with the flag u, each \\ doubled because it stands in JSON.';
    faults.push({ path, what: 'This is no regular expression.', remedy });
    return undefined;
  }
}

/** How many groups it has. */
export function groupsOf(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`, 'u').exec('')?.length ?? 1) - 1;
}

export function groupNamesOf(pattern: RegExp): readonly string[] {
  return Object.keys(new RegExp(`${pattern.source}|`, 'u').exec('')?.groups ?? {});
}
