// What is started cold: the deployed package, the same code as the compiler leaves it beside node_modules, and an app that does nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../resumes/root';

export const contestants = ['bundle', 'unbundled', 'empty'] as const;
export type Contestant = (typeof contestants)[number];

/** A folder each, with the package.json that the host looks for. */
export async function contestantFolders(): Promise<Readonly<Record<Contestant, string>>> {
  return {
    bundle: join(root, 'bundle'),
    unbundled: await unbundled(join(root, '.bench', 'coldstart', 'unbundled')),
    empty: join(root, 'bench', 'coldstart', 'empty-app'),
  };
}

async function unbundled(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const main = relative(folder, join(root, 'dist', 'functions', 'index.js'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'unbundled', private: true, main }));
  const host = { version: '2.0', extensions: { http: { routePrefix: 'api' } } };
  await writeFile(join(folder, 'host.json'), JSON.stringify(host));
  return folder;
}
