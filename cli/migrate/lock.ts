// The lock of the migrations, and that a session still holds it.
import type sql from 'mssql';
import { holdsLock } from '../runner-lock';
import { MigrationLockLost } from './errors';

export const lockName = 'stepkeeper-migrate';

/** Throws MigrationLockLost. */
export async function requireLock(request: sql.Request): Promise<void> {
  if (!(await holdsLock(request, lockName))) throw new MigrationLockLost();
}
