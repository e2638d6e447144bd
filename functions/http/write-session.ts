// POST of a builder session: it starts, goes on, or ends.
import { acceptWrite, commonOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readOptionalJsonBody } from '../../shared/http/json-body';
import { idIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { sessionEventCommand, startSessionCommand } from '../../shared/http/session-command';
import { readWriteHeaders } from '../../shared/http/write-headers';

/** The answer tells the session's id and address. */
export function startSession(tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request } = call;
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const command = startSessionCommand(await readOptionalJsonBody(request), headers, commonOf(call, headers));
    const { sessionId } = command;
    return acceptWrite(tools, call, command, headers, { path: `sessions/${sessionId}`, ids: { sessionId } });
  };
}

/** The session is that of the path, whatever the Session-Id header says. */
export function sessionEvent(event: 'seen' | 'ended', tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request } = call;
    const sessionId = idIn(request.params, 'sessionId');
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const body = await readOptionalJsonBody(request);
    const command = sessionEventCommand(event, sessionId, body, headers, commonOf(call, headers));
    return acceptWrite(tools, call, command, headers);
  };
}
