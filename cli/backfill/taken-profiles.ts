// Two users whom the mapping gives one profile: the first by key has it, the other is left out and told. Whoever has merged accounts, or
// has written one subject twice, has to say first who is who.
import sql from 'mssql';
import { importOperationId } from '../../shared/commands/identifiers';
import { connected } from '../../shared/sql/pool';
import type { BroughtProfile, Unreadable } from './mapping/brought';
import { type Mapping, nameOf } from './mapping/mapping';
import type { Run } from './store/runs';

type WithId = BroughtProfile & { readonly profileId: string };

export interface Sorted {
  readonly brought: readonly WithId[];
  readonly taken: readonly Unreadable[];
}

/** Those of an earlier page that were written by the time are in `taken`; those of the page before may still be on their way. */
export class TakenProfiles {
  #ofPageBefore = new Set<string>();

  constructor(
    private readonly pool: sql.ConnectionPool,
    private readonly mapping: Mapping,
    private readonly run: Run,
  ) {}

  /** Pages have to come in order. `line`: that of the first user of the page. */
  async sort(profiles: readonly BroughtProfile[], line: number): Promise<Sorted> {
    const withId = profiles.filter((one): one is WithId => one.profileId !== null);
    const known = await this.#writtenBefore(withId, line);
    const ofPage = new Set<string>();
    const brought: WithId[] = [];
    const taken: Unreadable[] = [];
    for (const profile of withId) {
      const { profileId, userKey } = profile;
      if (known.has(profileId) || this.#ofPageBefore.has(profileId) || ofPage.has(profileId)) {
        taken.push(this.#told(userKey));
      } else brought.push(profile);
      ofPage.add(profileId);
    }
    this.#ofPageBefore = ofPage;
    return { brought, taken };
  }

  async #writtenBefore(profiles: readonly WithId[], line: number): Promise<ReadonlySet<string>> {
    if (profiles.length === 0) return new Set();
    const keys = profiles.map(({ profileId }) => ({
      profileId,
      operationId: importOperationId(this.run.runId, profileId),
    }));
    const { recordset } = await (await connected(this.pool))
      .request()
      .input('keys', sql.NVarChar(sql.MAX), JSON.stringify(keys))
      .input('line', sql.Int, line)
      .query<{ profileId: string }>(`SELECT o.profileId
FROM ops.Operation AS o
JOIN OPENJSON(@keys) WITH (profileId uniqueidentifier '$.profileId', operationId uniqueidentifier '$.operationId') AS j
    ON o.profileId = j.profileId AND o.operationId = j.operationId
WHERE o.bulkLine < @line;`);
    return new Set(recordset.map(({ profileId }) => profileId.toLowerCase()));
  }

  #told(userKey: string): Unreadable {
    const { table, key } = this.mapping.profiles;
    return {
      source: null,
      table: nameOf(table),
      key: userKey,
      column: key,
      path: null,
      section: null,
      field: null,
      code: 'profile-taken',
      why: 'Another user has the same profile, and came first.',
      outcome: 'profile-left-out',
    };
  }
}
