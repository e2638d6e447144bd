// GET of a bulk: what became of its commands. Counts and codes only, nothing of what was written.
import { bulkIdIn, bulkIdText } from '../../shared/bulk/bulk-id';
import { type OutcomeStatus, outcomeStatuses } from '../../shared/commands/outcome-statuses';
import { positionOf } from '../../shared/http/cursor';
import type { CallerCall, Handle } from '../../shared/http/guarded';
import { limitOf, nextPage } from '../../shared/http/page-query';
import { readQuery } from '../../shared/http/query';
import type { BulkQuery, StoredBulk, StoredBulkFailure } from '../../shared/reading/read-bulk';

export interface GetBulkTools {
  readonly readBulk: (query: BulkQuery) => Promise<StoredBulk>;
}

export function getBulk({ readBulk }: GetBulkTools): Handle<CallerCall> {
  return async ({ request }) => {
    const bulk = bulkIdIn(request.params.bulkId);
    const { limit, cursor } = readQuery(request, ['limit', 'cursor']);
    const [line, operationNumber] =
      cursor === undefined ? [] : positionOf(cursor, [2 ** 31 - 1, Number.MAX_SAFE_INTEGER]);
    const after = line === undefined || operationNumber === undefined ? {} : { after: { line, operationNumber } };
    const stored = await readBulk({ bulkId: bulk.id, limit: limitOf(limit), ...after });
    const counts = countsOf(stored);
    const known = outcomeStatuses.reduce((sum, status) => sum + counts[status], 0);
    // A bulk that was sent again under the same key has what was accepted each time.
    const accepted = Math.max(bulk.accepted, known);
    const { next } = stored;
    const body = {
      bulkId: bulkIdText(bulk),
      accepted,
      done: known === accepted,
      outcomes: { pending: accepted - known, ...counts },
      failures: stored.failures.map(failureView),
      ...nextPage(request, next && [next.line, next.operationNumber]),
    };
    return { status: 200, body };
  };
}

/** A line that was sent again with other content under the same key counts as the conflict that it is. */
function countsOf({ counts, reused }: StoredBulk): { [status in OutcomeStatus]: number } {
  const of = (status: string) => (counts.get(status) ?? 0) - (reused.get(status) ?? 0);
  const conflicts = [...reused.values()].reduce((sum, one) => sum + one, 0);
  return {
    applied: of('applied'),
    unchanged: of('unchanged'),
    superseded: of('superseded'),
    conflict: of('conflict') + conflicts,
    rejected: of('rejected'),
  };
}

function failureView({ line, operationId, status, code, reused }: StoredBulkFailure) {
  return reused
    ? { line, operationId, status: 'conflict', code: 'idempotency-key-reused' }
    : { line, operationId, status, code };
}
