// GET of an operation: what became of a write.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { fingerprintIn, operationView, pendingView } from '../../shared/http/operation-view';
import { idIn } from '../../shared/http/path';
import { waitOf } from '../../shared/http/prefer';
import { readQuery } from '../../shared/http/query';
import type { OutcomeWaiter } from '../../shared/reading/outcome-waiter';
import type { OperationKey, StoredOperation } from '../../shared/reading/read-operations';

export interface GetOperationTools {
  readonly readOperation: (key: OperationKey) => Promise<StoredOperation | undefined>;
  readonly outcomes: OutcomeWaiter;
}

/** 200 with the outcome, or 202 where there is none yet; with `Prefer: wait=N` only after N seconds without one. */
export function getOperation({ readOperation, outcomes }: GetOperationTools): Handle<ProfileCall> {
  return async ({ request, profileId, actor }) => {
    const key = { profileId, operationId: idIn(request.params, 'operationId') };
    const asked = fingerprintIn(readQuery(request, ['fingerprint']).fingerprint);
    const waitSeconds = waitOf(request.headers);
    const outcome = await (waitSeconds === undefined ? readOperation(key) : outcomes.wait(key, waitSeconds * 1000));
    const applied = waitSeconds === undefined ? {} : { 'preference-applied': `wait=${waitSeconds}` };
    // An admin may know what became of an erasure, and may not read profiles.
    const shown = outcome && actor.type === 'admin' ? { ...outcome, conflict: null } : outcome;
    if (shown) return { status: 200, body: operationView(shown, asked), headers: applied };
    return { status: 202, body: pendingView(key.operationId), headers: { 'retry-after': '1', ...applied } };
  };
}
