// What Azure has granted or opened is in force some time later: tried again until it is, for so long and no longer.

export interface Patience {
  readonly seconds: number;
  readonly everySeconds: number;
  /** Whether another try may go better. */
  readonly isPassing: (error: unknown) => boolean;
  readonly pause: (ms: number) => Promise<void>;
  /** Told once, before the first wait. */
  readonly onWait?: (error: unknown) => void;
}

/** Throws what the last try threw, or the first that does not pass. */
export async function patiently<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const tries = Math.ceil(patience.seconds / patience.everySeconds);
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left <= 0 || !patience.isPassing(error)) throw error;
      if (left === tries) patience.onWait?.(error);
      await patience.pause(patience.everySeconds * 1000);
    }
  }
}
