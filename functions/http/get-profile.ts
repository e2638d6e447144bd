// GET of a profile: all of its steps, or 304 for a client that has just them.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { endpoint } from '../../shared/http/endpoint';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import type { ProfileView } from '../../shared/reading/read-profile';

export interface GetProfileTools {
  readonly auth: Config['auth'];
  readonly readProfile: (profileId: string) => Promise<ProfileView | undefined>;
}

export function getProfile({ auth, readProfile }: GetProfileTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const profileId = idIn(request.params, 'profileId');
    authenticate(request.headers, auth);
    readQuery(request, []);
    const body = await readProfile(profileId);
    if (!body)
      throw new HttpProblem('profile-not-found', 'The profile begins with the first step that is saved for it.');
    return { status: 200, body, tagged: true };
  });
}
