// GET of a profile: all of its steps as they stand or stood, or what was submitted as a JSON Resume.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { pastInstantOf } from '../../shared/http/instant-query';
import { HttpProblem } from '../../shared/http/problem';
import { choiceOf, readQuery } from '../../shared/http/query';
import { noProfile, noProfileYet, pastGone } from '../../shared/http/read-problems';
import { jsonResume, type Submitted } from '../../shared/reading/json-resume';
import type { ProfileAsOfView } from '../../shared/reading/read-as-of';
import { type ErasedProfile, isErased, type ProfileView } from '../../shared/reading/read-profile';
import type { PastGone } from '../../shared/reading/replay';

export interface GetProfileTools {
  readonly readProfile: (profileId: string) => Promise<ProfileView | ErasedProfile | undefined>;
  readonly readProfileAsOf: (profileId: string, asOf: string) => Promise<ProfileAsOfView | PastGone | undefined>;
}

/** Both parameters may be given together: the JSON Resume of an instant. */
export function getProfile(tools: GetProfileTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const { asOf, format } = readQuery(request, ['asOf', 'format']);
    const isResume = format !== undefined && choiceOf('format', format, ['jsonresume']) === 'jsonresume';
    const found = asOf === undefined ? await now(tools, profileId) : await then(tools, profileId, asOf);
    return { status: 200, body: isResume ? jsonResume(found) : found };
  };
}

async function now({ readProfile }: GetProfileTools, profileId: string): Promise<ProfileView & Submitted> {
  const found = await readProfile(profileId);
  if (!found) throw noProfile();
  if (isErased(found))
    throw new HttpProblem('profile-not-found', 'It was erased. A step that is saved begins it anew.');
  return found;
}

async function then(
  { readProfileAsOf }: GetProfileTools,
  profileId: string,
  asOf: string,
): Promise<ProfileAsOfView & Submitted> {
  const found = await readProfileAsOf(profileId, pastInstantOf('asOf', asOf));
  if (!found) throw noProfileYet('asOf');
  if (typeof found === 'string') throw pastGone(found);
  return found;
}
