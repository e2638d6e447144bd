// The command line as ops have it: a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once stdout has had this text; rejects when the process ends without it. */
  seen(text: string): Promise<void>;
}

const main = join(__dirname, '..', '..', '..', 'dist', 'cli', 'main.js');

/** `stepkeeper migrate …` on a database; undefined: on none. */
export function startMigrate(connectionString: string | undefined, ...args: string[]): Running {
  return startCli(connectionString, ['migrate', ...args]);
}

/** `stepkeeper …` with these settings besides. */
export function startCli(
  connectionString: string | undefined,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Running {
  const { SQL_CONNECTION_STRING: _, ...environment } = process.env;
  const named = connectionString === undefined ? {} : { SQL_CONNECTION_STRING: connectionString };
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...environment, ...named, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: signal ?? code ?? 0, stdout, stderr }));
  });
  const seen = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stdout.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
      void ended.then(() =>
        stdout.includes(text) ? resolve() : reject(new Error(`it never said ${text}: ${stdout}${stderr}`)),
      );
    });
  return { process: child, ended, seen };
}

export function runMigrate(connectionString: string | undefined, ...args: string[]): Promise<Ended> {
  return startMigrate(connectionString, ...args).ended;
}
