// The one door to Azure: the Azure CLI, signed in as whoever deploys. What the hooks do can be read, and done, as its commands.
import { spawn } from 'node:child_process';

/** az is not on the PATH. */
export class AzMissing extends Error {
  constructor() {
    super('The Azure CLI (az) is not on the PATH: https://learn.microsoft.com/cli/azure/install-azure-cli');
    this.name = 'AzMissing';
  }
}

/** A command of az failed; `stderr` is what it said. */
export class AzFailed extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | string,
    readonly stderr: string,
  ) {
    super(`az ${args.slice(0, 4).join(' ')} … failed (${code}): ${stderr.trim() || 'it said nothing'}`);
    this.name = 'AzFailed';
  }

  /** Whether Azure says that there is no such thing. */
  get isNotFound(): boolean {
    return /NotFound|was not found|could not be found|does not exist/i.test(this.stderr);
  }

  /** Whether the role is missing, or has not reached the service yet. */
  get isForbidden(): boolean {
    return (
      !this.isShutOut && /Forbidden|AuthorizationFailed|does not have authorization|not authorized/i.test(this.stderr)
    );
  }

  /** Whether it was asked from outside of a private network. */
  get isShutOut(): boolean {
    return /ForbiddenByConnection|ForbiddenByFirewall|Public network access is disabled/i.test(this.stderr);
  }
}

/** Runs a command and returns what it printed, read as JSON; undefined for nothing. Throws AzMissing or AzFailed. */
export type Az = (...args: readonly string[]) => Promise<unknown>;

const windows = process.platform === 'win32';

/** For cmd.exe, which parts arguments at spaces: the folders of people have some. No argument of ours holds a quotation mark. */
export function shellArgument(argument: string): string {
  return /[\s&|<>^()]/.test(argument) ? `"${argument}"` : argument;
}

export const az: Az = async (...args) => {
  const all = [...args, '--output', 'json', '--only-show-errors'];
  // az is a .cmd file on Windows, which wants a shell.
  const child = spawn('az', windows ? all.map(shellArgument) : all, {
    env: { ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new AzMissing() : error));
    child.once('close', (exit, signal) => resolve(signal ?? exit ?? 0));
  });
  if (code !== 0) throw new AzFailed(args, code, stderr);
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
};
