// GET of a step: what was submitted, the draft, and the progress.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { endpoint } from '../../shared/http/endpoint';
import { entityTagOf } from '../../shared/http/entity-tag';
import { idIn, stepIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import type { StepView } from '../../shared/reading/step-view';
import type { StepName } from '../../shared/sections/section';

export interface GetStepTools {
  readonly auth: Config['auth'];
  readonly readStep: (profileId: string, step: StepName) => Promise<StepView>;
}

/** 200 also for a step that nobody has begun. The ETag is for If-Match of the next write. */
export function getStep({ auth, readStep }: GetStepTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const profileId = idIn(request.params, 'profileId');
    const step = stepIn(request.params);
    authenticate(request.headers, auth);
    readQuery(request, []);
    const body = await readStep(profileId, step);
    return { status: 200, body, headers: { etag: entityTagOf(body) } };
  });
}
