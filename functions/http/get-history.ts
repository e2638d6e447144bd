// GET of a profile's history: who changed what, when and why.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { endpoint } from '../../shared/http/endpoint';
import { historyBody, readHistoryQuery } from '../../shared/http/history-query';
import { idIn } from '../../shared/http/path';
import type { HistoryPage, HistoryQuery } from '../../shared/reading/read-history';

export interface GetHistoryTools {
  readonly auth: Config['auth'];
  readonly readHistory: (query: HistoryQuery) => Promise<HistoryPage>;
}

export function getHistory({ auth, readHistory }: GetHistoryTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const profileId = idIn(request.params, 'profileId');
    authenticate(request.headers, auth);
    const query = readHistoryQuery(request, profileId);
    return { status: 200, body: historyBody(request, profileId, await readHistory(query)) };
  });
}
