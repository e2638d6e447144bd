// How fast a run may go: so many rows a second, and not at all while the database is under pressure.
import { setTimeout } from 'node:timers/promises';

export interface PaceOptions {
  /** Undefined: as fast as it goes. */
  readonly rowsPerSecond: number | undefined;
  /** Why to wait; undefined where there is no reason to. Asked before each batch. */
  readonly reasonToWait?: () => Promise<string | undefined>;
  /** Told when a wait begins, and with undefined when it is over. */
  readonly onWait?: (reason: string | undefined) => void;
  /** Once it is aborted no turn is waited for any more. */
  readonly stop?: AbortSignal;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

const lookAgainMs = 2_000;

export class Pace {
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  /** When the rows that were read so far will have had their time. */
  #due: number;

  constructor(private readonly options: PaceOptions) {
    const { now = () => performance.now(), sleep = (ms) => pause(ms, options.stop) } = options;
    this.#now = now;
    this.#sleep = sleep;
    this.#due = now();
  }

  /**
   * Resolves when the next batch may begin, or at once when it is stopped, with how long that took in milliseconds. Time that went by without
   * need is not made up for.
   */
  async turn(): Promise<number> {
    const begun = this.#now();
    const early = this.#due - this.#now();
    if (early > 0) await this.#sleep(early);
    this.#due = Math.max(this.#due, this.#now());
    const { reasonToWait, onWait, stop } = this.options;
    let reason = await reasonToWait?.();
    if (reason === undefined) return this.#now() - begun;
    for (; reason !== undefined && !stop?.aborted; reason = await reasonToWait?.()) {
      onWait?.(reason);
      await this.#sleep(lookAgainMs);
    }
    onWait?.(undefined);
    return this.#now() - begun;
  }

  /** Notes what a batch has read. */
  spend(rows: number): void {
    const { rowsPerSecond } = this.options;
    if (rowsPerSecond !== undefined) this.#due += (rows / rowsPerSecond) * 1000;
  }
}

/** Ends early when it is stopped. */
async function pause(ms: number, stop: AbortSignal | undefined): Promise<void> {
  await setTimeout(ms, undefined, stop ? { signal: stop } : {}).catch((error) => {
    if (!stop?.aborted) throw error;
  });
}
