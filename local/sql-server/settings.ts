// SET options: three change what the session does, the rest of a driver's usual ones already hold here or change no result.
import { SqlError, unsupported } from './errors';
import { type Token, textOf } from './translate/lexer';

export interface Settings {
  /** Row counts are not sent (SET NOCOUNT ON). */
  readonly noCount: boolean;
  /** Milliseconds to wait for the database's lock; -1 for ever (SET LOCK_TIMEOUT). */
  readonly lockTimeout: number;
}

export const initialSettings: Settings = { noCount: false, lockTimeout: -1 };

/** XACT_ABORT is always ON here: an error ends its transaction either way. */
const always =
  /^(XACT_ABORT (ON|OFF)|(ANSI_\w+|ARITHABORT|QUOTED_IDENTIFIER|CONCAT_NULL_YIELDS_NULL) ON|NUMERIC_ROUNDABORT OFF|CURSOR_CLOSE_ON_COMMIT OFF|IMPLICIT_TRANSACTIONS OFF|TEXTSIZE -?\d+|LANGUAGE \w+|DATEFORMAT \w+|DATEFIRST \d+|DEADLOCK_PRIORITY (LOW|NORMAL|HIGH)|TRANSACTION ISOLATION LEVEL (READ COMMITTED|REPEATABLE READ|SERIALIZABLE))$/i;

/** The settings after `SET …`, which is given with its SET. */
export function afterSet(statement: readonly Token[], before: Settings): Settings {
  const option = textOf(statement.slice(1)).replace(/\s+/g, ' ');
  const noCount = /^NOCOUNT (ON|OFF)$/i.exec(option)?.[1];
  if (noCount) return { ...before, noCount: noCount.toUpperCase() === 'ON' };
  const timeout = /^LOCK_TIMEOUT (-?\d+)$/i.exec(option)?.[1];
  if (timeout !== undefined) return { ...before, lockTimeout: lockTimeoutOf(Number(timeout)) };
  if (always.test(option)) return before;
  throw unsupported(`SET ${option}`, '');
}

function lockTimeoutOf(milliseconds: number): number {
  if (milliseconds >= -1 && milliseconds <= 0x7fff_ffff) return milliseconds;
  throw new SqlError(1031, `${milliseconds} is not a valid lock timeout.`);
}
