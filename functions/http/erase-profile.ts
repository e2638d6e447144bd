// DELETE of a profile: the person is erased, as an operation like any other.
import { acceptWrite, commonOf, operationOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readQuery } from '../../shared/http/query';
import { requireReason } from '../../shared/http/require-reason';
import { readWriteHeaders } from '../../shared/http/write-headers';

/** It cannot be made conditional: what somebody asks to have erased goes whatever became of it meanwhile. */
export function eraseProfile(tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request, profileId } = call;
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const reason = requireReason(headers);
    const kind = 'erase-profile' as const;
    const operation = operationOf(profileId, headers, { kind, revision: headers.revision });
    const command = { ...commonOf(call, headers), ...operation, kind, reason };
    return acceptWrite(tools, call, command, headers);
  };
}
