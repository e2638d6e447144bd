// POST of a step's event: somebody entered it, left it or skipped it.
import { acceptWrite, commonOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readJsonBody } from '../../shared/http/json-body';
import { stepIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { stepEventCommand } from '../../shared/http/step-event-command';
import { readWriteHeaders } from '../../shared/http/write-headers';

export function recordStepEvent(tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request } = call;
    const step = stepIn(request.params);
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const body = await readJsonBody(request);
    return acceptWrite(tools, call, stepEventCommand(step, body, headers, commonOf(call, headers)), headers);
  };
}
