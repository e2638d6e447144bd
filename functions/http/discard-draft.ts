// DELETE of a step's draft.
import { acceptWrite, commonOf, operationOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { stepIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { readStepHeaders } from '../../shared/http/write-headers';

/** Accepted whether or not there is a draft: without one the outcome is `unchanged`. */
export function discardDraft(tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request, profileId } = call;
    const step = stepIn(request.params);
    readQuery(request, []);
    const headers = readStepHeaders(request.headers);
    const kind = 'discard-draft' as const;
    const expectedVersion = headers.seen?.draftVersion;
    const operation = operationOf(profileId, headers, { kind, step, expectedVersion, revision: headers.revision });
    const command = { ...commonOf(call, headers), ...operation, kind, step, expectedVersion };
    return acceptWrite(tools, call, command, headers);
  };
}
