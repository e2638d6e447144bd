// A command that was typed wrong: its message is for the terminal, with exit code 2.
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
