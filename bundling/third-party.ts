// Whose code is in the package, and on what terms: every licence asks that its text goes along with the code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Contents } from './bundle';
import { root } from './root';

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

export interface Library {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly license: string;
  /** The texts of its licence and notice files. */
  readonly texts: readonly string[];
}

/** Of the libraries of which some code is in the package, by name and version. Throws ZodError for one that names no licence. */
export function librariesIn(contents: Contents): readonly Library[] {
  const used = Object.values(contents).flatMap((sources) =>
    Object.entries(sources).flatMap(([path, bytes]) => (bytes > 0 ? [path] : [])),
  );
  const folders = new Set(used.flatMap((path) => folderOf(path) ?? []));
  const libraries = new Map(
    [...folders].map(libraryIn).map((library) => [`${library.name} ${library.version}`, library]),
  );
  return [...libraries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, library]) => library);
}

/** `comments`: on licences within the code, for libraries hold code of others too. No text stands there twice. */
export function noticesOf(libraries: readonly Library[], comments: readonly string[]): string {
  const byText = Map.groupBy(libraries, ({ texts }) => texts.join('\n\n'));
  const parts = [...byText].map(([text, those]) => `${those.map(titleOf).join('\n')}\n\n${text}`);
  return `This package contains code of these libraries, on these terms.\n\n${[...parts, ...comments].join(`\n\n${line}\n\n`)}\n`;
}

const line = '-'.repeat(80);

function titleOf({ name, version, license }: Library): string {
  return `${name} ${version} (${license})`;
}

/** The folder of the library that a file belongs to: `node_modules/a/node_modules/@b/c` of `node_modules/a/node_modules/@b/c/d.js`. */
export function folderOf(path: string): string | undefined {
  const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
  return folder;
}

function libraryIn(folder: string): Library {
  const path = join(root, folder);
  const { name, version, license } = Manifest.parse(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')));
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  const legal = files.map((file) => file.name).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = legal.sort().map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r', '').trim());
  return { name, version, license, texts };
}
