// Holds the keys of the audit chain against those that the database has met, before anything is signed or verified with them.
import type sql from 'mssql';
import type { ChainKey, ChainKeys } from '../audit/chain-keys';
import { checkValueOf } from '../audit/key-check';
import { count, instant, text } from '../sql/column';
import { runBatch } from '../sql/transaction';
import { type ColumnTypes, rowsJson, rowsOf } from './row';

/** A key whose id the database knows from another key. */
export class ChainKeyDiffers extends Error {
  /** For the log, which has no messages. */
  readonly code: string;

  constructor(readonly keyIds: readonly string[]) {
    super(
      `AUDIT_CHAIN_KEYS holds other keys as ${keyIds.join(', ')} than those that have signed under these ids: nothing is written or verified with them. Give back the keys that belong to the ids, and a new key an id of its own.`,
    );
    this.name = 'ChainKeyDiffers';
    this.code = `audit-key-${keyIds.join('-')}-differs`.slice(0, 60);
  }
}

/** A key as the database remembers it. */
export interface ChainKeyRecord {
  /** Grows with each key: a later one has a higher number. */
  readonly number: number;
  readonly id: string;
  readonly checkValue: string;
  /** When it was first met. ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** Who has written the row that the app writes by itself. */
const app = 'stepkeeper';

const recordTypes: ColumnTypes = {
  keyId: 'varchar(40)',
  checkValue: 'char(64)',
  place: 'int',
  createdBy: 'nvarchar(200)',
};

const selectRecords = `SELECT k.keyNumber, k.keyId, k.checkValue, k.createdDate
FROM audit.ChainKey AS k
ORDER BY k.keyNumber;`;

/**
 * Numbers follow the ORDER BY (https://learn.microsoft.com/sql/t-sql/statements/insert-transact-sql). Of two starts at a time the second
 * breaks UQ_ChainKey_keyId, adds nothing, and finds the rows of the first on the next try.
 */
const insertRecords = `INSERT INTO audit.ChainKey (keyId, checkValue, createdBy)
SELECT j.keyId, j.checkValue, j.createdBy
FROM ${rowsOf('keys', recordTypes)}
WHERE NOT EXISTS (SELECT 1 FROM audit.ChainKey AS k WHERE k.keyId = j.keyId)
    AND (j.place = 0 OR NOT EXISTS (SELECT 1 FROM audit.ChainKey AS k))
ORDER BY j.place DESC;`;

/** The oldest first. Throws what the database client throws. */
export async function readChainKeyRecords(pool: sql.ConnectionPool): Promise<readonly ChainKeyRecord[]> {
  const { recordsets } = await runBatch(pool, { name: 'read chain keys', text: selectRecords, parameters: {} });
  return (recordsets[0] ?? []).map((row) => ({
    number: count(row.keyNumber),
    id: text(row.keyId),
    checkValue: text(row.checkValue),
    recordedAt: instant(row.createdDate),
  }));
}

/** Records the key unless its id is known. `actor`: who made it. Throws what the database client throws. */
export async function recordChainKey(pool: sql.ConnectionPool, key: ChainKey, actor: string): Promise<void> {
  await record(pool, [key], actor);
}

/** Records the first of the keys unless its id is known, and where the database knows no key at all, the others as older ones, the last as the oldest. */
async function record(pool: sql.ConnectionPool, keys: readonly ChainKey[], createdBy: string): Promise<void> {
  const rows = keys.map((key, place) => ({ keyId: key.id, checkValue: checkValueOf(key), place, createdBy }));
  const parameters = { keys: rowsJson(recordTypes, rows) };
  await runBatch(pool, { name: 'record chain keys', text: insertRecords, parameters });
}

/** Of these keys, those whose ids are known from others. */
export function differingKeys(keys: ChainKeys, records: readonly ChainKeyRecord[]): readonly string[] {
  const known = new Map(records.map(({ id, checkValue }) => [id, checkValue]));
  return [...keys.all]
    .filter(([id, key]) => known.has(id) && known.get(id) !== checkValueOf({ id, key }))
    .map(([id]) => id);
}

/** For who verifies. Throws ChainKeyDiffers, or what the database client throws. */
export async function requireKnownKeys(pool: sql.ConnectionPool, keys: ChainKeys): Promise<void> {
  const differing = differingKeys(keys, await readChainKeyRecords(pool));
  if (differing.length > 0) throw new ChainKeyDiffers(differing);
}

/**
 * For who signs: the same, and a signing key that nobody has met before is recorded. A database that has met none takes up all of them: the
 * others were there before the signing one, and unrecorded they would look like keys made since.
 */
export async function requireSigningKey(pool: sql.ConnectionPool, keys: ChainKeys): Promise<void> {
  const inOrder = [...keys.all].map(([id, key]) => ({ id, key }));
  await record(pool, inOrder, app);
  await requireKnownKeys(pool, keys);
}
