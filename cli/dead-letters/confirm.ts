// Asks before many messages are acted on. Where nobody can answer, the command has to say it itself.
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../usage';

/** Resolves with whether to go on. Throws UsageError where there is no terminal. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError(`${question} Nobody can answer here: say --yes, or look first with --dry-run.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
