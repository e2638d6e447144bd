// GET of an operation: what became of a write.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { endpoint } from '../../shared/http/endpoint';
import { fingerprintIn, operationView, pendingView } from '../../shared/http/operation-view';
import { idIn } from '../../shared/http/path';
import { waitOf } from '../../shared/http/prefer';
import { readQuery } from '../../shared/http/query';
import type { OutcomeWaiter } from '../../shared/reading/outcome-waiter';
import type { OperationKey, StoredOperation } from '../../shared/reading/read-operations';

export interface GetOperationTools {
  readonly auth: Config['auth'];
  readonly readOperation: (key: OperationKey) => Promise<StoredOperation | undefined>;
  readonly outcomes: OutcomeWaiter;
}

/** 200 with the outcome, or 202 where there is none yet; with `Prefer: wait=N` only after N seconds without one. */
export function getOperation({ auth, readOperation, outcomes }: GetOperationTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const key = { profileId: idIn(request.params, 'profileId'), operationId: idIn(request.params, 'operationId') };
    authenticate(request.headers, auth);
    const asked = fingerprintIn(readQuery(request, ['fingerprint']).fingerprint);
    const waitSeconds = waitOf(request.headers);
    const outcome = await (waitSeconds === undefined ? readOperation(key) : outcomes.wait(key, waitSeconds * 1000));
    const applied = waitSeconds === undefined ? {} : { 'preference-applied': `wait=${waitSeconds}` };
    if (outcome) return { status: 200, body: operationView(outcome, asked), headers: applied };
    return { status: 202, body: pendingView(key.operationId), headers: { 'retry-after': '1', ...applied } };
  });
}
