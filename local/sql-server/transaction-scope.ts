// A session's transaction and, with it, the lock of the database and the engine's own transaction.
import type { Database } from './databases';
import { type Engine, EngineGone } from './engine/engine';
import { Cancelled, SqlError } from './errors';
import type { Release, Wait } from './fifo-lock';

interface Transaction {
  /** What the client knows it by. */
  readonly id: bigint;
  /** Nested BEGIN TRANSACTIONs: only the last COMMIT commits. */
  depth: number;
  /** The engine has begun it: from its first statement on. */
  begun: boolean;
}

let lastId = 0n;

/*
 *   none ──BEGIN──▶ open (no lock) ──first statement──▶ begun (lock held) ──COMMIT──▶ none
 *    │                 │                                   │
 *    │                 └────── error, cancel, ROLLBACK, end of the session ──▶ none, rolled back
 *    └─ a request without a transaction holds the lock from its first statement to its end
 */
export class TransactionScope {
  private transaction: Transaction | undefined;
  private release: Release | undefined;

  constructor(private readonly database: Database) {}

  /** @@TRANCOUNT. */
  get depth(): number {
    return this.transaction?.depth ?? 0;
  }

  /** Who holds what ends with the transaction; undefined without one. */
  get owner(): object | undefined {
    return this.transaction;
  }

  /** The engine, once the lock is held and the engine's transaction begun. Throws 1222 or Cancelled. */
  async enter(wait: Wait): Promise<Engine> {
    const engine = await this.database.open();
    this.release ??= await this.database.lock.acquire(wait);
    if (wait.signal.aborted) throw new Cancelled();
    if (this.transaction && !this.transaction.begun) {
      await engine.run(['BEGIN']);
      this.transaction.begun = true;
    }
    return engine;
  }

  /** Returns the id of a transaction that is new, and nothing for a nested one. */
  begin(): bigint | undefined {
    if (this.transaction) {
      this.transaction.depth++;
      return undefined;
    }
    this.transaction = { id: ++lastId, depth: 1, begun: false };
    return this.transaction.id;
  }

  /** Returns the id of the transaction that is committed now, and nothing for a nested one. */
  async commit(): Promise<bigint | undefined> {
    const { transaction } = this;
    if (!transaction) {
      throw new SqlError(3902, 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.');
    }
    if (--transaction.depth > 0) return undefined;
    if (transaction.begun) await (await this.database.open()).run(['COMMIT']);
    this.end(transaction);
    return transaction.id;
  }

  /** Returns the id of the transaction that is rolled back, and nothing when there is none. */
  async rollBack(): Promise<bigint | undefined> {
    const { transaction } = this;
    if (!transaction) return undefined;
    try {
      await this.rollBackEngine();
    } catch (error) {
      // With the engine gone, so is the transaction.
      if (!(error instanceof EngineGone)) throw error;
    } finally {
      this.end(transaction);
    }
    return transaction.id;
  }

  /** After a failed statement the engine answers nothing more in its transaction; the lock stays until `rollBack`. */
  async rollBackEngine(): Promise<void> {
    if (!this.transaction?.begun) return;
    this.transaction.begun = false;
    await (await this.database.open()).run(['ROLLBACK']);
  }

  /** The end of a request: without a transaction the lock ends with it. */
  leave(): void {
    if (!this.transaction) this.unlock();
  }

  private end(transaction: Transaction): void {
    this.transaction = undefined;
    this.database.appLocks.releaseAll(transaction);
    this.unlock();
  }

  private unlock(): void {
    this.release?.();
    this.release = undefined;
  }
}
