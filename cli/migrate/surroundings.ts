// What both ways to run a step (in a transaction, online) are told about the run that it belongs to.
import type sql from 'mssql';

export interface Surroundings {
  /** Where the database stands without the step, in words. */
  readonly standing: string;
  /** Throws when the session does not hold the lock that it should. */
  readonly requireLock: (request: sql.Request) => Promise<void>;
  readonly allowDataLoss: boolean;
  /** Whether the history's table is made with the step: it is the first that the database has ever had. */
  readonly makesHistory: boolean;
  readonly onIndexThere: (name: string) => void;
}
