// The programs that are not ours: looked for before anything starts, run, and ended with us.
import { type ChildProcess, spawn } from 'node:child_process';

/** A program is not on the PATH; `remedy` says where it comes from. */
export class ToolMissing extends Error {
  constructor(
    readonly tool: string,
    readonly remedy: string,
  ) {
    super(`${tool} is not there, or does not run: ${remedy}`);
    this.name = 'ToolMissing';
  }
}

export class ToolFailed extends Error {
  constructor(
    readonly command: string,
    readonly how: number | string,
  ) {
    super(`\`${command}\` failed (${how}); what it says stands above`);
    this.name = 'ToolFailed';
  }
}

const windows = process.platform === 'win32';

/** Throws ToolMissing when `tool ...args` (its version, mostly) cannot be run. */
export async function requireTool(tool: string, args: readonly string[], remedy: string): Promise<void> {
  const code = await ended(start(tool, args, 'ignore')).catch(() => -1);
  if (code !== 0) throw new ToolMissing([tool, ...args].join(' '), remedy);
}

/** Runs it with our own output. Throws ToolFailed. */
export async function runTool(tool: string, args: readonly string[], cwd?: string): Promise<void> {
  const how = await ended(start(tool, args, 'inherit', cwd));
  if (how !== 0) throw new ToolFailed([tool, ...args].join(' '), how);
}

/** With a shell on Windows alone, where npm's programs are .cmd files; our arguments hold nothing that one would read otherwise. */
export function start(tool: string, args: readonly string[], stdio: 'ignore' | 'inherit', cwd?: string): ChildProcess {
  return spawn(tool, args, { stdio, shell: windows, env: { ...process.env }, ...(cwd && { cwd }) });
}

/** The exit code, or the signal's name. Rejects when it could not be started. */
export function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code ?? 0));
  });
}
