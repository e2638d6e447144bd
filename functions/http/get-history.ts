// GET of a profile's history: who changed what, when and why.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { historyBody, readHistoryQuery } from '../../shared/http/history-query';
import type { HistoryPage, HistoryQuery } from '../../shared/reading/read-history';

export interface GetHistoryTools {
  readonly readHistory: (query: HistoryQuery) => Promise<HistoryPage>;
}

export function getHistory({ readHistory }: GetHistoryTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const query = readHistoryQuery(request, profileId);
    return { status: 200, body: historyBody(request, profileId, await readHistory(query)) };
  };
}
