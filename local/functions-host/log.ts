// What the host and its functions have to say goes to stderr, one line each, so that stdout keeps to the ready line.

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** `source` is the function that speaks, or `host`. */
export type Log = (level: LogLevel, source: string, message: string) => void;

const QUIET: ReadonlySet<LogLevel> = new Set(['trace', 'debug', 'none']);

export const logToStderr: Log = (level, source, message) => {
  if (QUIET.has(level)) return;
  process.stderr.write(`${level} ${source} ${message.replaceAll('\n', '\\n')}\n`);
};

/** An error as a log line: with its stack, because the reader has to find the line that threw. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
