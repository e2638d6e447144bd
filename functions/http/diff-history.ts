// GET of what differs in a profile between two instants.
import type { HttpRequest } from '@azure/functions';
import type { Difference } from '../../shared/audit/differences';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { pastInstantOf } from '../../shared/http/instant-query';
import { tagBut } from '../../shared/http/not-modified';
import { malformedQuery } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { noProfileYet, pastGone } from '../../shared/http/read-problems';
import type { PastGone } from '../../shared/reading/replay';

export interface DiffHistoryTools {
  readonly readDiff: (
    profileId: string,
    from: string,
    to: string,
  ) => Promise<readonly Difference[] | PastGone | undefined>;
}

/** `to` is now unless it is given, and no part of the ETag; before its first change a profile is empty. */
export function diffHistory({ readDiff }: DiffHistoryTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const { from, to } = instantsOf(request);
    const differences = await readDiff(profileId, from, to);
    if (!differences) throw noProfileYet('to');
    if (typeof differences === 'string') throw pastGone(differences);
    return { status: 200, body: { profileId, from, to, differences }, tag: tagBut(to) };
  };
}

function instantsOf(request: HttpRequest): { readonly from: string; readonly to: string } {
  const given = readQuery(request, ['from', 'to']);
  if (given.from === undefined) throw malformedQuery('from', 'Send the instant to compare with.');
  const now = new Date();
  const from = pastInstantOf('from', given.from, now);
  const to = given.to === undefined ? now.toISOString() : pastInstantOf('to', given.to, now);
  if (from > to) throw malformedQuery('from', 'Send an instant that is not after to.');
  return { from, to };
}
