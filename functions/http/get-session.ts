// GET of a builder session.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import type { StoredSession } from '../../shared/reading/read-session';

export interface GetSessionTools {
  readonly readSession: (profileId: string, sessionId: string) => Promise<StoredSession | undefined>;
}

export function getSession({ readSession }: GetSessionTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const sessionId = idIn(request.params, 'sessionId');
    readQuery(request, []);
    const body = await readSession(profileId, sessionId);
    if (!body) {
      throw new HttpProblem(
        'session-not-found',
        'A session is there once its start, or a write that names it, is applied.',
      );
    }
    return { status: 200, body };
  };
}
