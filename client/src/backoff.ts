// How long to wait before asking again, and the waiting.

const firstMs = 500;
const longestMs = 60_000;

/**
 * Doubles from half a second up to a minute, half of it by chance, so that clients do not come back all at once; never less than the
 * server asked for. `attempt` counts from 1, `random` gives 0 to 1.
 */
export function backoffMs(attempt: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.max(retryAfterMs, Math.round(full * (0.5 + random() / 2)));
}

/** Rejects with the signal's reason when it is aborted. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
