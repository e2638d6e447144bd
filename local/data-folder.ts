// The folder that holds the state of the local stack. A marker file tells it from every other folder, so that --fresh
// can never empty one that is not ours.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FolderLock, lockFolder } from './folder-lock';

const MARKER = '.stepkeeper-data';
const KEYS_FILE = 'audit-chain-keys';
const RUNNING_FILE = 'running.json';

export class ForeignFolder extends Error {
  constructor(readonly folder: string) {
    super(
      `${folder} holds other files and no ${MARKER}: it is not a data folder of the local stack, so it is left alone`,
    );
    this.name = 'ForeignFolder';
  }
}

export interface DataFolder extends FolderLock {
  readonly path: string;
  /** A folder of its own for one part; it is made if need be. */
  folderOf(part: string): string;
  /** The keys of this folder's audit chain as AUDIT_CHAIN_KEYS has them; one, made once, unless they were rotated. */
  auditChainKeys(): string;
  /** Leaves word, for the owner of the folder alone, where the app answers and with which settings; until `release`. */
  tellRunning(url: string, settings: Readonly<Record<string, string | undefined>>): void;
}

/** Makes the folder if need be and owns it until `release`. Throws ForeignFolder, and FolderInUse of folder-lock.ts. */
export async function openDataFolder(folder: string, fresh: boolean): Promise<DataFolder> {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const entries = readdirSync(path);
  if (entries.length > 0 && !entries.includes(MARKER)) throw new ForeignFolder(path);
  const lock = await lockFolder(path);
  if (fresh) {
    for (const entry of entries) if (entry !== MARKER) rmSync(join(path, entry), { recursive: true });
  }
  writeFileSync(join(path, MARKER), 'The state of the local stack: `npm start -- --fresh` empties this folder.\n');
  return {
    path,
    release() {
      rmSync(join(path, RUNNING_FILE), { force: true });
      return lock.release();
    },
    folderOf(part) {
      const own = join(path, part);
      mkdirSync(own, { recursive: true });
      return own;
    },
    auditChainKeys() {
      const file = join(path, KEYS_FILE);
      const made = () => `1:${randomBytes(32).toString('base64')}`;
      if (!existsSync(file)) writeFileSync(file, made(), { mode: 0o600, flag: 'wx' });
      return readFileSync(file, 'utf8').trim();
    },
    tellRunning(url, settings) {
      const file = join(path, RUNNING_FILE);
      // A killed owner may have left one, which keeps its mode when it is written anew.
      rmSync(file, { force: true });
      writeFileSync(file, `${JSON.stringify({ url, settings }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    },
  };
}
