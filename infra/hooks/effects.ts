// What a hook does to the world, in one place, so that a test can put another world there.
import type { Az } from './az';
import type { Variables } from './environment';

/** The database, open as whoever deploys. */
export interface HookDatabase {
  /** A batch of T-SQL, and the rows of its first result. */
  query(
    text: string,
    parameters?: Readonly<Record<string, string>>,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

export interface Effects {
  readonly variables: Variables;
  readonly az: Az;
  readonly fetch: typeof fetch;
  readonly say: (line: string) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Throws what the client throws when it cannot connect. */
  readonly openDatabase: (server: string, database: string) => Promise<HookDatabase>;
  /** `stepkeeper migrate up`; throws when it fails, after it has said why. */
  readonly migrate: (server: string, database: string) => Promise<void>;
  /** A new key of so many random bytes. */
  readonly randomKey: (bytes: number) => Buffer;
}
