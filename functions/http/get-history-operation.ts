// GET of what one operation changed.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { archivedSince } from '../../shared/http/read-problems';
import type { HistoryChange } from '../../shared/reading/history-change';

export interface GetHistoryOperationTools {
  readonly readOperationChanges: (
    profileId: string,
    operationId: string,
  ) => Promise<readonly HistoryChange[] | 'archived'>;
}

export function getHistoryOperation({ readOperationChanges }: GetHistoryOperationTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const operationId = idIn(request.params, 'operationId');
    readQuery(request, []);
    const changes = await readOperationChanges(profileId, operationId);
    if (changes === 'archived') throw archivedSince();
    const [first] = changes;
    if (!first) {
      const detail = 'It changed nothing or is not applied yet: get it under operations to see what became of it.';
      throw new HttpProblem('operation-not-found', detail);
    }
    return { status: 200, body: { profileId, ...setOf(first), changes: changes.map(changeOf) } };
  };
}

/** What all changes of an operation have in common. */
function setOf(change: HistoryChange) {
  const { sequence, operationId, kind, step, erased, actor, reason, sessionId, source, correlationId } = change;
  const { acceptedAt, appliedAt } = change;
  const made = { actor, reason, sessionId, source, correlationId, acceptedAt, appliedAt };
  return { sequence, operationId, kind, step, erased, ...made };
}

function changeOf({ ordinal, section, itemId, action, changedFields, before, after }: HistoryChange) {
  return { ordinal, section, itemId, action, changedFields, before, after };
}
