// GET of whether a profile's audit chain holds.
import type { Verification } from '../../shared/audit/verify';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readQuery } from '../../shared/http/query';
import { noProfile } from '../../shared/http/read-problems';

export interface CheckHistoryTools {
  /** Undefined when there is no such profile. */
  readonly checkChain: (profileId: string) => Promise<Verification | undefined>;
}

/** 200 whether or not it is intact: a broken chain is a finding, not a failure of the check. */
export function checkHistory({ checkChain }: CheckHistoryTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    const found = await checkChain(profileId);
    if (!found) throw noProfile();
    return { status: 200, body: { profileId, ...found } };
  };
}
