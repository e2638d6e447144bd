// The other parsers, installed by npm into .bench/peers: they bring packages that this project does not want among its own.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root';

export const peersFolder = join(root, '.bench', 'peers');
const declared = join(root, 'bench', 'resumes', 'peers');

/** Without their install scripts. Rejects where npm cannot: without a registry, say. */
export async function installPeers(): Promise<void> {
  const lock = readFileSync(join(declared, 'package-lock.json'), 'utf8');
  const done = join(peersFolder, 'installed');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return;
  mkdirSync(peersFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(declared, file), join(peersFolder, file));
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  writeFileSync(done, lock);
}

/** Versions as they are declared. */
export function declaredPeers(): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(declared, 'package.json'), 'utf8'));
  return Object.fromEntries(Object.entries<string>(dependencies).filter(([name]) => name.endsWith('-parser')));
}
