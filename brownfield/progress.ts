// How far the load is: one line that is written over on a terminal, a line every ten seconds elsewhere.
import type { Loaded } from './load/load';

export function progressLine({ users, rows }: Loaded, wanted: number, seconds: number): string {
  const rate = Math.round(rows / seconds);
  const left = Math.round((seconds / users) * (wanted - users));
  return `${users} of ${wanted} users, ${rows} rows, ${rate} rows/s, ${left} s left`;
}

interface Out {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const quiet = 10_000;

/** `now` in milliseconds. */
export function progressTo(out: Out, wanted: number, now: () => number = () => performance.now()) {
  const start = now();
  let last = start;
  return (loaded: Loaded): void => {
    const time = now();
    if (!out.isTTY && time - last < quiet) return;
    last = time;
    const line = progressLine(loaded, wanted, Math.max((time - start) / 1000, 0.001));
    out.write(out.isTTY ? `\r\u001b[K${line}${loaded.users === wanted ? '\n' : ''}` : `${line}\n`);
  };
}
