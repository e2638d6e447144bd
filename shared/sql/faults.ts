// Why a statement failed decides what is done: try again, look for the guilty command, or give up loudly.

/**
 * `passing`: the same statements may succeed later (deadlock, timeouts, throttling, lost connection, a schema that is not there yet).
 * `data`: some value does not fit the schema; the other commands of the batch are innocent.
 * `defect`: the code or the schema is wrong (unknown column, no permission): trying again or splitting does not help.
 */
export type SqlFaultKind = 'passing' | 'data' | 'defect';

/**
 * Deadlock 1205, lock timeout 1222, and what Azure SQL documents as transient: throttling, failover, reconfiguration
 * (learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues). 596, 6005, 17142: the server is going
 * down or being paused; 233, 64: the other end of the connection is gone; 3960: a snapshot update conflict.
 */
const passingNumbers = new Set([
  64, 233, 596, 615, 1205, 1222, 3960, 4060, 4221, 6005, 10053, 10054, 10060, 10928, 10929, 17142, 40143, 40197, 40501,
  40540, 40613, 42108, 42109, 49918, 49919, 49920,
]);

/** Codes of the client for a connection that cannot be had, was lost, or did not answer in time. */
const passingCodes = new Set([
  'ESOCKET',
  'ECONNCLOSED',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEOUT',
  'ETIMEDOUT',
  'ENOTOPEN',
  'ENOCONN',
  'EINSTLOOKUP',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EABORT',
  'EINVALIDSTATE',
  'ENOTBEGUN',
  'EALREADYBEGUN',
  'ECANCEL',
]);

/** Duplicate keys 2601 2627, CHECK or FOREIGN KEY 547, NOT NULL 515, too long 2628 8152, conversions and overflows, JSON. */
const dataNumbers = new Set([
  220, 232, 241, 242, 245, 295, 515, 517, 547, 2601, 2627, 2628, 3621, 8114, 8115, 8134, 8152, 8169, 9803, 13608, 13609,
  13610, 13611, 13612,
]);

/**
 * Two writers that see a new profile or key at the same time, or two deliveries of a message that is to be recorded: the second finds the
 * row of the first on the next try.
 */
const racedConstraint = /\b(PK_Profile|UQ_RejectedMessage_messageHash|UQ_ChainKey_keyId)\b/i;

interface SqlErrorLike {
  readonly number?: number;
  readonly code?: string;
  readonly message?: string;
  readonly originalError?: unknown;
  readonly precedingErrors?: readonly SqlErrorLike[];
}

/** The kind of a failure that came out of the mssql client; anything that it did not throw is a `defect`. */
export function sqlFaultKind(error: unknown): SqlFaultKind {
  const chain = [...causes(error)];
  const numbers = chain.flatMap((one) => (typeof one.number === 'number' ? [one.number] : []));
  if (chain.some((one) => one.number === 2627 && racedConstraint.test(one.message ?? ''))) return 'passing';
  if (numbers.some((number) => passingNumbers.has(number))) return 'passing';
  if (numbers.some((number) => dataNumbers.has(number))) return 'data';
  if (numbers.length === 0 && chain.some((one) => one.code !== undefined && passingCodes.has(one.code)))
    return 'passing';
  if (chain.some((one) => one.name === 'TimeoutError' || one.name === 'SchemaMismatch')) return 'passing';
  return 'defect';
}

/** The SQL Server error number of a failure, if it has one. */
export function sqlErrorNumber(error: unknown): number | undefined {
  for (const one of causes(error)) if (typeof one.number === 'number') return one.number;
  return undefined;
}

function* causes(error: unknown, depth = 0): Generator<SqlErrorLike & { readonly name?: string }> {
  if (typeof error !== 'object' || error === null || depth > 4) return;
  const one = error as SqlErrorLike & { readonly name?: string; readonly cause?: unknown };
  yield one;
  for (const before of one.precedingErrors ?? []) yield* causes(before, depth + 1);
  yield* causes(one.originalError, depth + 1);
  yield* causes(one.cause, depth + 1);
}
