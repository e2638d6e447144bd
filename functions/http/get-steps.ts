// GET of a profile's steps: where each of them stands.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { endpoint } from '../../shared/http/endpoint';
import { idIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import type { StepSummary } from '../../shared/reading/read-steps';

export interface GetStepsTools {
  readonly auth: Config['auth'];
  readonly readSteps: (profileId: string) => Promise<readonly StepSummary[]>;
}

/** 200 also for a profile that nobody has begun: all of its steps are `not-started`. */
export function getSteps({ auth, readSteps }: GetStepsTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const profileId = idIn(request.params, 'profileId');
    authenticate(request.headers, auth);
    readQuery(request, []);
    return { status: 200, body: { profileId, steps: await readSteps(profileId) } };
  });
}
