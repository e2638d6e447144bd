// POST of what a candidate takes of a resume's suggestions: it becomes drafts or submits, one a step, like everything else that is written.
import { commonOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readJsonBody } from '../../shared/http/json-body';
import { idIn, profilePath } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { readForm } from '../../shared/http/read-form';
import { type Apply, resumeApplyCommands, resumeApplyForm } from '../../shared/http/resume-apply-command';
import { readWriteHeaders } from '../../shared/http/write-headers';
import { type SuggestedTools, suggested } from './suggested';

export type ApplyResumeTools = SuggestedTools & Pick<WriteTools, 'sender'>;

/** 202 with the operation of each step. Sent again with its Idempotency-Key, it is the same operations. */
export function applyResume(tools: ApplyResumeTools): Handle<ProfileCall> {
  return async (call) => {
    const { request, profileId } = call;
    const documentId = idIn(request.params, 'documentId');
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const given = readForm(resumeApplyForm, await readJsonBody(request)) as unknown as Omit<Apply, 'documentId'>;
    const apply = { ...given, documentId };
    const { steps } = await suggested(tools, profileId, documentId, apply.parseId);
    const commands = resumeApplyCommands(apply, steps, headers, commonOf(call, headers));
    for (const command of commands) await tools.sender.send(command);
    const operations = commands.map(({ step, kind, operationId }) => ({
      step,
      kind,
      operationId,
      location: `${profilePath(request.url, profileId)}/operations/${operationId}`,
    }));
    return { status: 202, body: { documentId, parseId: apply.parseId, operations } };
  };
}
