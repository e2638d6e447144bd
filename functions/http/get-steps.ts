// GET of a profile's steps: where each of them stands.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readQuery } from '../../shared/http/query';
import type { StepSummary } from '../../shared/reading/read-steps';

export interface GetStepsTools {
  readonly readSteps: (profileId: string) => Promise<readonly StepSummary[]>;
}

/** 200 also for a profile that nobody has begun: all of its steps are `not-started`. */
export function getSteps({ readSteps }: GetStepsTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    return { status: 200, body: { profileId, steps: await readSteps(profileId) } };
  };
}
