// The one door to the database: every use of a pool goes through `connected`. Loading the client takes a while, and not every function needs
// it: it is loaded at the first use.
import type sql from 'mssql';
import type { SqlAccess } from '../config';
import type { PoolOptions } from './pool';
import { sqlSpan } from './sql-span';

/** What has to hold of a database before anything is asked of it; it throws what is wrong. */
export type Requirement = (pool: sql.ConnectionPool) => Promise<void>;

export type Pool = sql.ConnectionPool | PoolAtFirstUse;

/** What `createPool` makes, made at the first use. */
export class PoolAtFirstUse {
  #made: Promise<sql.ConnectionPool> | undefined;

  constructor(
    private readonly access: SqlAccess,
    private readonly options: PoolOptions,
  ) {}

  made(): Promise<sql.ConnectionPool> {
    this.#made ??= import('./pool.ts').then(({ createPool }) => createPool(this.access, this.options));
    return this.#made;
  }

  async close(): Promise<void> {
    await (await this.#made)?.close();
  }
}

interface Demand {
  readonly check: Requirement;
  /** Under way or met; undefined where it was never looked at, or did not hold. */
  met: Promise<void> | undefined;
}

const demands = new WeakMap<sql.ConnectionPool, Demand>();

/** What `connected` sees to from now on. */
export function demand(pool: sql.ConnectionPool, check: Requirement): void {
  demands.set(pool, { check, met: undefined });
}

/** The pool with its client loaded: for who has only so much time to wait for the database. Nothing is connected. */
export async function loaded(pool: Pool): Promise<sql.ConnectionPool> {
  return pool instanceof PoolAtFirstUse ? pool.made() : pool;
}

/**
 * Connects the pool if it is not connected, and sees that its requirement holds: at the first use, and again at each until it does. Callers
 * await it before each use; after that it costs nothing.
 */
export async function connected(pool: Pool): Promise<sql.ConnectionPool> {
  const made = await loaded(pool);
  if (!made.connected) await sqlSpan(made, { name: 'connect', operation: 'CONNECT' }, () => made.connect());
  const required = demands.get(made);
  if (!required) return made;
  required.met ??= required.check(made).catch((error) => {
    required.met = undefined;
    throw error;
  });
  await required.met;
  return made;
}
