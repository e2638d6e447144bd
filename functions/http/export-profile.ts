// GET of everything that is kept about a person, as a file to keep.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { tagBut } from '../../shared/http/not-modified';
import { operationView } from '../../shared/http/operation-view';
import { HttpProblem } from '../../shared/http/problem';
import { choiceOf, readQuery } from '../../shared/http/query';
import { noProfile } from '../../shared/http/read-problems';
import { ExportTooLarge } from '../../shared/reading/errors';
import { type PagedList, type PersonExport, pagedLists } from '../../shared/reading/read-export';

export interface ExportProfileTools {
  readonly readExport: (profileId: string, without: readonly PagedList[]) => Promise<PersonExport | undefined>;
}

/** What `without` may say: each of the lists, or all of them. */
const leftOut: readonly string[] = [...pagedLists, pagedLists.join()];

export function exportProfile({ readExport }: ExportProfileTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const { without } = readQuery(request, ['without']);
    const omitted = without === undefined ? '' : choiceOf('without', without, leftOut);
    const exportedAt = new Date().toISOString();
    const found = await readExport(
      profileId,
      pagedLists.filter((list) => omitted.split(',').includes(list)),
    ).catch(refused);
    if (!found) throw noProfile();
    const { profile, erasedAt, operations, ...lists } = found;
    const views = operations?.map((stored) => operationView(stored, undefined)) ?? null;
    return {
      status: 200,
      body: { profileId, exportedAt, erasedAt, profile, operations: views, ...lists },
      tag: tagBut(exportedAt),
      headers: { 'content-disposition': `attachment; filename="profile-${profileId}.json"` },
    };
  };
}

function refused(error: unknown): never {
  if (!(error instanceof ExportTooLarge)) throw error;
  const detail = `It holds more than ${error.limit / 1_000_000} MB. Get history and operations by their pages, and the export without=${pagedLists.join()}.`;
  throw new HttpProblem('export-too-large', detail, { members: { limit: error.limit } });
}
