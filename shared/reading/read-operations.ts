// Looks up what became of operations: of any number of them in one round trip.

import type { Json } from '../sections/section';
import { countOrNull, instant, jsonOrNull, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

export interface OperationKey {
  readonly profileId: string;
  readonly operationId: string;
}

export interface StoredOperation extends OperationKey {
  readonly kind: string;
  readonly step: string | null;
  readonly status: string;
  /** SHA-256 in hex of what was asked for. */
  readonly fingerprint: string | null;
  readonly version: number | null;
  readonly errorCode: string | null;
  readonly errorDetail: Json;
  /** `current` and `attempted`, the two values of a conflict. */
  readonly conflict: Json;
  readonly acceptedAt: string;
  readonly completedAt: string;
}

/** The columns of `storedOperation`. */
export const operationColumns = `o.profileId, o.operationId, o.kind, o.step, o.status, o.fingerprint, o.version,
    o.errorCode, o.errorDetail, o.conflict, o.acceptedAt, o.completedAt`;

const byKeys = `SELECT ${operationColumns}
FROM ops.Operation AS o
JOIN OPENJSON(@keys) WITH (profileId uniqueidentifier '$.profileId', operationId uniqueidentifier '$.operationId') AS j
    ON o.profileId = j.profileId AND o.operationId = j.operationId;`;

/** Those that have an outcome; the others have not been applied yet, or never were asked for. Throws DatabaseUnavailable. */
export async function readOperations(pool: Pool, keys: readonly OperationKey[]): Promise<readonly StoredOperation[]> {
  const asked = keys.map(({ profileId, operationId }) => ({ profileId, operationId }));
  const [rows = []] = await run(pool, {
    name: 'read operations',
    text: byKeys,
    parameters: { keys: JSON.stringify(asked) },
  });
  return rows.map(storedOperation);
}

export function storedOperation(row: Row): StoredOperation {
  return {
    profileId: text(row.profileId),
    operationId: text(row.operationId),
    kind: text(row.kind),
    step: textOrNull(row.step),
    status: text(row.status),
    fingerprint: textOrNull(row.fingerprint),
    version: countOrNull(row.version),
    errorCode: textOrNull(row.errorCode),
    errorDetail: jsonOrNull(row.errorDetail),
    conflict: jsonOrNull(row.conflict),
    acceptedAt: instant(row.acceptedAt),
    completedAt: instant(row.completedAt),
  };
}
