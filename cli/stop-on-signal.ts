// Ctrl-C and a polite kill: the page that is under way is finished first.

export interface Stop {
  /** Aborted by the first signal. A second one ends the process as ever: nothing is lost by it either. */
  readonly signal: AbortSignal;
  /** Signals do again what they did before. */
  readonly forget: () => void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

export function stopOnSignal(): Stop {
  const controller = new AbortController();
  const stop = () => {
    forget();
    controller.abort();
  };
  const forget = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  return { signal: controller.signal, forget };
}

/** 130 is how a shell tells that a signal ended a command: what is joined to it by && does not follow. */
export function endStopped(print: (line: string) => void, words = 'Stopped. The same command goes on with it.'): void {
  print(words);
  process.exitCode = 130;
}
