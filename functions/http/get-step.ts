// GET of a step: what was submitted, the draft, and the progress.
import { stepTag } from '../../shared/http/entity-tag';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { stepIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import type { StepView } from '../../shared/reading/step-view';
import type { StepName } from '../../shared/sections/section';

export interface GetStepTools {
  readonly readStep: (profileId: string, step: StepName) => Promise<StepView>;
}

/** 200 also for a step that nobody has begun. The ETag is for If-Match of the next write, too. */
export function getStep({ readStep }: GetStepTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const step = stepIn(request.params);
    readQuery(request, []);
    const body = await readStep(profileId, step);
    return { status: 200, body, tag: stepTag(body) };
  };
}
