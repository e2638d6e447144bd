// The lock of the migrations, and that a session still holds it.
import type sql from 'mssql';
import { MigrationLockLost } from './errors';

export const lockName = 'stepkeeper-migrate';

/** Throws MigrationLockLost: a pool makes a lost connection anew, and the new session is another, without the lock. */
export async function requireLock(request: sql.Request): Promise<void> {
  const { recordset } = await request.query<{ mode: string }>(
    `SELECT APPLOCK_MODE('public', '${lockName}', 'Session') AS mode;`,
  );
  if (recordset[0]?.mode !== 'Exclusive') throw new MigrationLockLost();
}
