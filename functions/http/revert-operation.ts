// POST to take back what an operation changed: a new operation, which finds out whether that is still possible.
import { acceptWrite, commonOf, operationOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readOptionalJsonBody } from '../../shared/http/json-body';
import { idIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { nothing, readForm } from '../../shared/http/read-form';
import { requireReason } from '../../shared/http/require-reason';
import { readWriteHeaders } from '../../shared/http/write-headers';

/** Who takes back what somebody else has entered says why. */
export function revertOperation(tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request, profileId, actor } = call;
    const payload = { operationId: idIn(request.params, 'operationId') };
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    if (actor.type !== 'candidate') requireReason(headers);
    readForm(nothing, await readOptionalJsonBody(request));
    const kind = 'revert' as const;
    const operation = operationOf(profileId, headers, { kind, revision: headers.revision, payload });
    const command = { ...commonOf(call, headers), ...operation, kind, payload };
    return acceptWrite(tools, call, command, headers);
  };
}
