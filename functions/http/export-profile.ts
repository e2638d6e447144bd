// GET of everything that is kept about a person, as a file to keep.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { operationView } from '../../shared/http/operation-view';
import { readQuery } from '../../shared/http/query';
import { noProfile } from '../../shared/http/read-problems';
import type { PersonExport } from '../../shared/reading/read-export';

export interface ExportProfileTools {
  readonly readExport: (profileId: string) => Promise<PersonExport | undefined>;
}

export function exportProfile({ readExport }: ExportProfileTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    const exportedAt = new Date().toISOString();
    const found = await readExport(profileId);
    if (!found) throw noProfile();
    const { profile, erasedAt, operations, ...lists } = found;
    const views = operations.map((stored) => operationView(stored, undefined));
    return {
      status: 200,
      body: { profileId, exportedAt, erasedAt, profile, operations: views, ...lists },
      headers: { 'content-disposition': `attachment; filename="profile-${profileId}.json"` },
    };
  };
}
