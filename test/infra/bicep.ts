// A reader of Bicep for what the tests compare: declarations, and the entries of object literals, as text. No types, no compiler.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './documents';

/** Strings, and comments, which begin with a slash: what must not be looked into. */
const opaque = /'''[\s\S]*?'''|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const blank = (text: string) => '_'.repeat(text.length);

const infra = join(root, 'infra');

/** Every Bicep file, by its path below infra/, without its comments. */
export const bicepFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(infra, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bicep'))
    .sort()
    .map((path) => [path.replaceAll('\\', '/'), withoutComments(readFileSync(join(infra, path), 'utf8'))]),
);

export function bicep(path: string): string {
  const source = bicepFiles.get(path);
  if (source === undefined) throw new Error(`infra/${path} is not there`);
  return source;
}

export function withoutComments(source: string): string {
  return source.replace(opaque, (text) => (text.startsWith('/') ? '' : text));
}

/** What `var name = …` holds, from its first bracket to the one that closes it. */
export function variable(source: string, name: string): string {
  const found = new RegExp(`^var ${name} = (?=[{[])`, 'm').exec(source);
  if (!found) throw new Error(`there is no variable ${name} that begins with a bracket`);
  const text = source.slice(found.index + found[0].length);
  let depth = 0;
  for (const { 0: bracket, index } of text.replace(opaque, blank).matchAll(/[{}[\]()]/g)) {
    depth += '{[('.includes(bracket) ? 1 : -1;
    if (depth === 0) return text.slice(0, index + 1);
  }
  throw new Error(`a bracket of ${name} is not closed`);
}

/** The entries of an object literal: its own names, and what stands behind each, as text. */
export function entries(object: string): ReadonlyMap<string, string> {
  const text = object.slice(1, -1);
  let outline = text.replace(opaque, blank);
  for (let before = ''; before !== outline; ) {
    before = outline;
    outline = outline.replace(/[{[(][^{}[\]()]*[}\])]/g, blank);
  }
  const found = new Map<string, string>();
  for (const { 0: entry, index } of outline.matchAll(/[^,\n]+/g)) {
    const colon = entry.indexOf(':');
    if (colon < 0) continue;
    const name = text.slice(index, index + colon).trim();
    found.set(name.replace(/^'(.*)'$/, '$1'), text.slice(index + colon + 1, index + entry.length).trim());
  }
  return found;
}

/** The value of a string literal that nothing is put into, else undefined. */
export function literal(text: string): string | undefined {
  return /^'(?:[^'\\$]|\\.|\$(?!\{))*'$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : undefined;
}

/** What a file declares of a kind: `param`, `output`, `module`. */
export function declared(kind: string, source: string): string[] {
  return [...source.matchAll(new RegExp(String.raw`^${kind} (\w+) `, 'gm'))].map(([, name]) => name ?? '');
}
