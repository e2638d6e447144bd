// Whether the database has room for more: a backfill steps aside while its log fills up or sessions wait for each other.
import type sql from 'mssql';
import { sqlFaultKind } from '../../shared/sql/faults';

export interface Pressure {
  /** Of the log that is in use, in percent; undefined where the login may not see it. */
  readonly logPercent: number | undefined;
  /** Requests of this database that wait for another session; undefined where the login may not see them. */
  readonly blocked: number | undefined;
}

export interface PressureLimits {
  readonly logPercent: number;
  readonly blocked: number;
}

/**
 * Both views want VIEW DATABASE STATE (on SQL Server 2022 VIEW DATABASE PERFORMANCE STATE):
 * https://learn.microsoft.com/sql/relational-databases/system-dynamic-management-views/sys-dm-db-log-space-usage-transact-sql
 */
const logUse = 'SELECT used_log_space_in_percent AS measured FROM sys.dm_db_log_space_usage;';
/** Without the right the view shows the own session alone, and no error: then it is as good as not there. */
const blockedRequests = `SELECT CASE
        WHEN HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE') = 1
            OR HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER PERFORMANCE STATE') = 1
            OR (SERVERPROPERTY('EngineEdition') = 5 AND HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DATABASE STATE') = 1)
        THEN (SELECT COUNT(*) FROM sys.dm_exec_requests WHERE blocking_session_id <> 0 AND database_id = DB_ID())
    END AS measured;`;

/**
 * What cannot be seen is not asked for again on the same pool: nobody gets a right in the middle of a run, and whatever fails before each
 * page stands in the server's log of errors.
 */
export async function readPressure(pool: sql.ConnectionPool): Promise<Pressure> {
  return { logPercent: await measured(pool, logUse), blocked: await measured(pool, blockedRequests) };
}

const unseen = new WeakMap<sql.ConnectionPool, Set<string>>();

/** A server that does not show it does not stop a run: what cannot be watched is told once, at its start. */
async function measured(pool: sql.ConnectionPool, statement: string): Promise<number | undefined> {
  const unseenHere = unseen.get(pool) ?? new Set();
  unseen.set(pool, unseenHere);
  if (unseenHere.has(statement)) return undefined;
  try {
    const { recordset } = await pool.request().query<{ measured: number | null }>(statement);
    const found = recordset[0]?.measured ?? null;
    if (found !== null) return Number(found);
    unseenHere.add(statement);
  } catch (error) {
    // No right or no such view; after a lost connection it is asked for again.
    if (sqlFaultKind(error) !== 'passing') unseenHere.add(statement);
  }
  return undefined;
}

/** Why to wait, for people; undefined where there is no reason to. */
export function reasonToWait({ logPercent, blocked }: Pressure, limits: PressureLimits): string | undefined {
  if (logPercent !== undefined && logPercent > limits.logPercent) {
    return `the log is ${Math.round(logPercent)} % full (--max-log-percent ${limits.logPercent})`;
  }
  if (blocked !== undefined && blocked > limits.blocked) {
    return `${blocked} requests wait for other sessions (--max-blocked ${limits.blocked})`;
  }
  return undefined;
}

/** What cannot be watched, for people. */
export function unwatched({ logPercent, blocked }: Pressure): readonly string[] {
  return [...(logPercent === undefined ? ['the use of the log'] : []), ...(blocked === undefined ? ['blocking'] : [])];
}
