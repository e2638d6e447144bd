// Two processes on one data folder lose rows without a word, so a process owns its folder while it lives.
// The lock is a listening socket: the system closes it with its process, however that ends, so no lock outlives its owner.
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class FolderInUse extends Error {
  constructor(readonly folder: string) {
    super(`the folder ${folder} is in use by another process`);
    this.name = 'FolderInUse';
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Owns an existing folder until `release` or the end of the process.
 * Throws FolderInUse while another live process (or another part of this one) owns it.
 */
export async function lockFolder(folder: string, path: string = lockPath(realpathSync(folder))): Promise<FolderLock> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path);
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    if (await isAnswered(path)) break;
    if (!path.startsWith('\0')) rmSync(path, { force: true });
  }
  throw new FolderInUse(folder);
}

/**
 * Linux (an abstract socket) and Windows (a named pipe) have names that end with their process; elsewhere it is a file, which
 * a killed process leaves behind. Short, because a socket's path has room for about 100 bytes.
 */
export function lockPath(realFolder: string, platform: string = process.platform): string {
  const name = `stepkeeper-${createHash('sha256').update(realFolder).digest('hex').slice(0, 24)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      // The lock alone must not keep its process alive.
      server.unref();
      resolve(server);
    });
  });
}

/** A socket file that nobody answers is what a killed process leaves behind. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
