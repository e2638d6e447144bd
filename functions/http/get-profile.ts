// GET of a profile: all of its steps, or 304 for a client that has just them.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import type { ProfileView } from '../../shared/reading/read-profile';

export interface GetProfileTools {
  readonly readProfile: (profileId: string) => Promise<ProfileView | undefined>;
}

export function getProfile({ readProfile }: GetProfileTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    const body = await readProfile(profileId);
    if (!body)
      throw new HttpProblem('profile-not-found', 'The profile begins with the first step that is saved for it.');
    return { status: 200, body, tagged: true };
  };
}
