// How large each contestant is as it would be deployed: its own files and, where it is not bundled, those of the libraries that it needs.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { z } from 'zod';
import { root } from '../resumes/root';
import type { Contestant } from './contestants';

const compressed = promisify(deflateRaw);

export interface Size {
  readonly files: number;
  readonly bytes: number;
  /** Each file deflated by itself, as in a zip. */
  readonly zippedBytes: number;
}

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type Packages = z.infer<typeof Lock>['packages'];

export async function measureSizes(): Promise<Readonly<Record<Contestant, Size>>> {
  const { packages } = Lock.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const all = Object.keys(packages['']?.dependencies ?? {});
  const own = ['dist/functions', 'dist/shared'].map((folder) => join(root, folder));
  return {
    bundle: await sizeOf([join(root, 'bundle')]),
    unbundled: await sizeOf([...own, ...librariesOf(packages, all)]),
    empty: await sizeOf([
      join(root, 'dist', 'bench', 'coldstart', 'empty-app'),
      ...librariesOf(packages, ['@azure/functions']),
    ]),
  };
}

/** The folders of these libraries and of all that they need, as npm has laid them out. */
function librariesOf(packages: Packages, names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string): void => {
    const path = nearest(packages, from, name);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(path, needed);
  };
  for (const name of names) visit('', name);
  return [...found].map((path) => join(root, path));
}

/** As Node looks it up: in the node_modules of the folder itself, then of those above it. */
function nearest(packages: Packages, from: string, name: string): string | undefined {
  const path = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (packages[path]) return path;
  if (from === '') return undefined;
  const above = from.lastIndexOf('/node_modules/');
  return nearest(packages, above === -1 ? '' : from.slice(0, above), name);
}

async function sizeOf(folders: readonly string[]): Promise<Size> {
  let [files, bytes, zippedBytes] = [0, 0, 0];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      // Source maps of our own would not be deployed, and nested libraries have a folder of their own in the list.
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || isOfOther(folder, path)) continue;
      const content = await readFile(path);
      files += 1;
      bytes += content.length;
      zippedBytes += (await compressed(content)).length;
    }
  }
  return { files, bytes, zippedBytes };
}

function isOfOther(folder: string, path: string): boolean {
  const within = path.slice(folder.length);
  return within.includes('node_modules') || (folder.startsWith(join(root, 'dist')) && path.endsWith('.map'));
}
