// GET of the draft of a step.
import { stepTag } from '../../shared/http/entity-tag';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { stepIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import type { StoredDraft } from '../../shared/reading/read-draft';
import type { StepName } from '../../shared/sections/section';

export interface GetDraftTools {
  readonly readDraft: (profileId: string, step: StepName) => Promise<StoredDraft | undefined>;
}

/** The ETag guards the step's next write as that of the step does. */
export function getDraft({ readDraft }: GetDraftTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const step = stepIn(request.params);
    readQuery(request, []);
    const body = await readDraft(profileId, step);
    if (!body) throw new HttpProblem('draft-not-found', 'PUT one here; a submit takes the draft before it away.');
    return { status: 200, body, tag: stepTag(body) };
  };
}
