// How a command ends that failed.
import { asError } from '../shared/errors';

/** A command that was typed wrong: its message is for the terminal, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The number that --`option` was given. Throws UsageError for another. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d{1,10}$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`--${option} wants a whole number from ${least} to ${most}, not ${text}`);
}

/** Tells the error on stderr and sets the exit code: with the help and 2 where the command was typed wrong, else 1. */
export function endWith(help: string, wordsOf: (error: Error) => string): (thrown: unknown) => void {
  return (thrown) => {
    const error = asError(thrown);
    const typedWrong = error instanceof UsageError;
    // The reason last: where a terminal stands still.
    process.stderr.write(typedWrong ? `${help.trimEnd()}\n\n${error.message}\n` : `${wordsOf(error)}\n`);
    process.exitCode = typedWrong ? 2 : 1;
  };
}

/** For whoever works on what has failed. */
export function stackOf({ stack, message }: Error): string {
  return stack ?? message;
}
