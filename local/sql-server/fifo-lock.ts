// One database has one engine, which has one transaction at a time: who waits for it stands in line, first come, first served.
import { Cancelled, lockTimeout } from './errors';

export interface Wait {
  /** Milliseconds; -1 for ever, 0 not at all. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export type Release = () => void;

export class FifoLock {
  private held = false;
  private readonly line: (() => void)[] = [];

  /** Resolves with what frees the lock again. Throws 1222 when the time is over, Cancelled when the signal says so. */
  async acquire({ timeout, signal }: Wait): Promise<Release> {
    if (signal.aborted) throw new Cancelled();
    if (this.held) {
      if (timeout === 0) throw lockTimeout();
      await this.turn(timeout, signal);
    }
    this.held = true;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.line.shift();
      // The lock stays held while it is handed on, so that nobody gets in between.
      if (next) next();
      else this.held = false;
    };
  }

  private turn(timeout: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (error: Error) => {
        this.line.splice(this.line.indexOf(enter), 1);
        settle();
        reject(error);
      };
      const cancel = () => leave(new Cancelled());
      const timer = timeout > 0 ? setTimeout(() => leave(lockTimeout()), timeout) : undefined;
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
      const enter = () => {
        settle();
        resolve();
      };
      signal.addEventListener('abort', cancel);
      this.line.push(enter);
    });
  }
}
