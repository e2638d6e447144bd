// One stand-in runs in one process of its own, so that any of them can be killed and restarted alone, as the real one may be.
// This file is both ends of the agreement: how a stand-in says that it is ready, and how its parent starts and ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a stand-in prints as one line of JSON on stdout once it takes connections. */
export interface Ready {
  readonly ready: string;
  readonly port: number;
  /** What a client needs to reach it, where it is a thing that clients connect to by one. */
  readonly connectionString?: string;
}

export interface StandIn extends Ready {
  readonly process: ChildProcess;
  /** Resolves with the exit code (or the signal's name) when the process has ended, however it ended. */
  readonly ended: Promise<number | string>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** kill -9, then waits until it is gone. */
  kill(): Promise<void>;
}

export class StandInFailed extends Error {
  constructor(
    readonly script: string,
    readonly reason: string,
  ) {
    super(`${script} did not start: ${reason}`);
    this.name = 'StandInFailed';
  }
}

// Asked while this file loads: once the parent is gone, process.send is gone too.
const hadParent = process.send !== undefined;

/** For the stand-in: tells the parent that it is ready, and ends on SIGTERM, SIGINT or when the parent is gone. */
export function announce(ready: Ready, close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    close().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${ready.ready}: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (hadParent) process.on('disconnect', end);
  // A dead parent reads no more: what is written to it must not end this process before it has closed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // The parent may have died while this process was starting.
  if (hadParent && !process.connected) end();
  else process.stdout.write(`${JSON.stringify(ready)}\n`);
}

/**
 * For the parent: starts `dist/local/<script>` and waits for its ready line. Its stderr goes to `onLog`, line by line.
 * Ctrl-C in a terminal signals the whole process group, so the child gets a group of its own and is ended by its parent alone;
 * an IPC channel tells the child when the parent has died.
 */
export async function startStandIn(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
  onLog: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  nodeArguments: readonly string[] = [],
): Promise<StandIn> {
  const child = spawn(process.execPath, [...nodeArguments, join(distLocal(), script), ...args], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)),
  );
  const heard: string[] = [];
  if (!child.stdout || !child.stderr) throw new StandInFailed(script, 'it has no output to read');
  createInterface({ input: child.stderr }).on('line', (line) => {
    heard.push(line);
    if (heard.length > 20) heard.shift();
    onLog(line);
  });
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<Ready>((resolve, reject) => {
    lines.on('line', (line) => {
      const message = readyLine(line);
      if (message) resolve(message);
      else onLog(line);
    });
    child.once('error', (error) => reject(new StandInFailed(script, error.message)));
    ended.then((how) => reject(new StandInFailed(script, heard.join('\n') || `it ended with ${how}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { ...ready, process: child, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function readyLine(line: string): Ready | undefined {
  if (!line.startsWith('{"ready":')) return undefined;
  return JSON.parse(line) as Ready;
}

/** The compiled stand-ins, whether this file itself runs compiled or through a test's transpiler. */
function distLocal(): string {
  return __dirname.includes(`${join('dist', 'local')}`) ? __dirname : join(__dirname, '..', 'dist', 'local');
}
