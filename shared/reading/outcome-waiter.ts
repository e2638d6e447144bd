// Waits for outcomes: one look-up for everybody in the process who waits, not one each.
import type { OperationKey, StoredOperation } from './read-operations';

export interface OutcomeWaiter {
  /**
   * Resolves with the outcome as soon as there is one, or with undefined after `timeoutMs`. While the database is away it
   * goes on asking, so it never rejects.
   */
  wait(key: OperationKey, timeoutMs: number): Promise<StoredOperation | undefined>;
}

type Lookup = (keys: readonly OperationKey[]) => Promise<readonly StoredOperation[]>;

export interface WaiterOptions {
  /** The pause between two look-ups, in milliseconds. */
  readonly tickMs?: number;
  /** The pause after a look-up that failed. */
  readonly restMs?: number;
}

interface Waiting {
  readonly key: OperationKey;
  readonly end: (outcome: StoredOperation | undefined) => void;
}

export function createOutcomeWaiter(lookup: Lookup, options: WaiterOptions = {}): OutcomeWaiter {
  const { tickMs = 75, restMs = 500 } = options;
  const waiting = new Set<Waiting>();
  let asking = false;

  const ask = async () => {
    asking = true;
    while (waiting.size > 0) await pause((await answer()) ? tickMs : restMs);
    asking = false;
  };

  /** False when the look-up failed. Whoever came in the meantime is asked for in the next. */
  const answer = async (): Promise<boolean> => {
    const asked = [...waiting];
    const keys = new Map(asked.map(({ key }) => [nameOf(key), key]));
    try {
      const outcomes = new Map((await lookup([...keys.values()])).map((found) => [nameOf(found), found]));
      for (const { key, end } of asked) {
        const outcome = outcomes.get(nameOf(key));
        if (outcome) end(outcome);
      }
      return true;
    } catch {
      // Nobody is told: who waits gets to know that it takes longer, which is true. Plain look-ups report the database.
      return false;
    }
  };

  return {
    wait(key, timeoutMs) {
      return new Promise((resolve) => {
        const entry: Waiting = {
          key,
          end: (outcome) => {
            clearTimeout(timer);
            waiting.delete(entry);
            resolve(outcome);
          },
        };
        const timer = setTimeout(() => entry.end(undefined), timeoutMs);
        waiting.add(entry);
        if (!asking) void ask();
      });
    },
  };
}

function nameOf({ profileId, operationId }: OperationKey): string {
  return `${profileId}/${operationId}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
