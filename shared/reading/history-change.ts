// One change as the history tells it, with the operation that it came of.
import type { Json } from '../sections/section';
import { count, instant, jsonOrNull, text, textOrNull } from '../sql/column';
import type { Row } from './run';

export interface HistoryChange {
  readonly sequence: number;
  /** The place of the change in its operation, from 1. */
  readonly ordinal: number;
  readonly operationId: string;
  readonly kind: string;
  readonly step: string | null;
  readonly section: string;
  readonly itemId: string | null;
  readonly action: string;
  /** Of an update: the names of the fields that changed. */
  readonly changedFields: Json;
  readonly before: Json;
  readonly after: Json;
  /** Whether the values, and the reason, were erased: they are null then. */
  readonly erased: boolean;
  readonly actor: { readonly id: string; readonly type: string };
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly source: string;
  readonly correlationId: string;
  readonly acceptedAt: string;
  readonly appliedAt: string;
}

/** The columns of `historyChange` and the tables that they come from; the conditions follow. */
export const selectChanges = `c.sequence, c.ordinal, c.entity, c.itemId, c.action, c.changedFields,
    c.beforeValue, c.afterValue, s.operationId, s.kind, s.step, s.actorId, s.actorType, s.reason, s.sessionId,
    s.source, s.correlationId, s.acceptedAt, s.appliedAt
FROM audit.Change AS c
JOIN audit.ChangeSet AS s ON s.profileId = c.profileId AND s.sequence = c.sequence`;

export function historyChange(row: Row): HistoryChange {
  return {
    sequence: count(row.sequence),
    ordinal: count(row.ordinal),
    operationId: text(row.operationId),
    kind: text(row.kind),
    step: textOrNull(row.step),
    section: text(row.entity),
    itemId: textOrNull(row.itemId),
    action: text(row.action),
    changedFields: jsonOrNull(row.changedFields),
    before: jsonOrNull(row.beforeValue),
    after: jsonOrNull(row.afterValue),
    // Every change has a value on one side at least.
    erased: row.beforeValue === null && row.afterValue === null,
    actor: { id: text(row.actorId), type: text(row.actorType) },
    reason: textOrNull(row.reason),
    sessionId: textOrNull(row.sessionId),
    source: text(row.source),
    correlationId: text(row.correlationId),
    acceptedAt: instant(row.acceptedAt),
    appliedAt: instant(row.appliedAt),
  };
}
