// PUT of a step or of its draft: checked, put on the queue, answered when the broker has it.
import { acceptWrite, commonOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readJsonBody } from '../../shared/http/json-body';
import { stepIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { refuse } from '../../shared/http/refuse';
import { type StepWrite, stepCommand } from '../../shared/http/step-command';
import { readStepHeaders } from '../../shared/http/write-headers';

/** 202 with where to ask for the outcome, 200 with the outcome where the client waits for it, 422 for a step that is refused. */
export function writeStep(kind: StepWrite['kind'], tools: WriteTools): Handle<ProfileCall> {
  return async (call) => {
    const { request } = call;
    const step = stepIn(request.params);
    readQuery(request, []);
    const headers = readStepHeaders(request.headers);
    const body = await readJsonBody(request);
    const made = stepCommand({ kind, step, body, headers, common: commonOf(call, headers) });
    if (!made.ok) return refuse(made, tools.sender, call);
    return acceptWrite(tools, call, made.command, headers);
  };
}
