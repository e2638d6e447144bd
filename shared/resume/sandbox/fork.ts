// How a child is started, so that a file that takes it over has got hold of little.
//
//   permission flags: it reads the program's own code, writes nothing, starts no process and no thread (Node has no flag against the network
//     in 22: what runs there has no address and no secret to take along)
//   no environment: no connection string, no key
//   ulimit -t: whoever watches its time may be killed; a child in an endless loop ends by itself some time later
//   ulimit -c 0: what died of its memory leaves no copy of it, with somebody's resume, on the disk
//
// https://nodejs.org/docs/latest-v22.x/api/permissions.html
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

const program = programAt(__dirname);

export interface Allowance {
  readonly heapMb: number;
  readonly cpuSeconds: number;
  /** A module that exports another `parser`. */
  readonly parserModule?: string;
}

export function forkParser({ heapMb, cpuSeconds, parserModule }: Allowance): ChildProcess {
  const readable = [...program.code, ...(parserModule ? [parserModule] : [])];
  const nodeArguments = [
    `--max-old-space-size=${heapMb}`,
    '--disallow-code-generation-from-strings',
    permission(),
    // Where one is a link (a linked workspace), Node asks for both.
    ...new Set(readable.flatMap((path) => [path, realpathSync(path)]).map((path) => `--allow-fs-read=${path}`)),
  ];
  return fork(program.script, parserModule ? [parserModule] : [], {
    serialization: 'advanced',
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...limited(cpuSeconds, nodeArguments),
  });
}

/** The shell becomes the child, under the same process id; what it has put into the environment by itself is taken out. */
function limited(cpuSeconds: number, execArgv: string[]): Pick<ForkOptions, 'execPath' | 'execArgv'> {
  if (process.platform === 'win32') return { execArgv };
  const shell = `unset PWD OLDPWD SHLVL _; ulimit -c 0; ulimit -t ${cpuSeconds}; exec "$0" "$@"`;
  return { execPath: '/bin/sh', execArgv: ['-c', shell, process.execPath, ...execArgv] };
}

/**
 * Node has it under this name since 22.13; until 21 it has it under another, and there pdf.js finds no text in any PDF (it needs
 * ArrayBuffer.prototype.transferToFixedLength) and does not say so.
 */
function permission(): string {
  if (process.allowedNodeEnvironmentFlags.has('--permission')) return '--permission';
  throw new Error(`resumes are parsed by Node 22.13 or newer, and this is ${process.version}`);
}

interface Program {
  readonly script: string;
  /** What it consists of. */
  readonly code: readonly string[];
}

/** In the deployed package the parser is a file beside the one that this has become part of, and there is nothing else than the package. */
function programAt(here: string): Program {
  if (!here.endsWith(join('shared', 'resume', 'sandbox'))) return { script: join(here, 'parser.js'), code: [here] };
  const root = rootOf(here);
  const dist = join(root, 'dist', 'shared');
  return { script: join(dist, 'resume', 'sandbox', 'main.js'), code: [dist, join(root, 'node_modules')] };
}

/** Where dist/ is, whether this file itself runs compiled or through a test's transpiler. */
function rootOf(here: string): string {
  const up = here.includes(`${sep}dist${sep}`) ? ['..', '..', '..', '..'] : ['..', '..', '..'];
  return join(here, ...up);
}
