// What there is by now of profiles that a backfill has brought: their items, and which steps somebody else has written.
import sql from 'mssql';
import { sectionByName } from '../../shared/sections/all';
import { fromRow } from '../../shared/sections/item';
import type { Item, Section, StepName } from '../../shared/sections/section';
import { profileKey, sectionParameter, selectSection } from '../../shared/writer/load-statements';
import { rowsJson, rowsOf } from '../../shared/writer/row';

export interface TargetItem {
  readonly itemId: string;
  readonly position: number;
  readonly item: Item;
}

export interface TargetProfile {
  /** By section name; a section of one has the profile's id for its item's. */
  readonly items: ReadonlyMap<string, readonly TargetItem[]>;
  /** The steps that somebody else than the import has written. */
  readonly ownSteps: ReadonlySet<StepName>;
  readonly isErased: boolean;
}

interface Found {
  readonly items: Map<string, TargetItem[]>;
  readonly ownSteps: Set<StepName>;
  isErased: boolean;
}

/** Profiles that there are not are missing in the answer. */
export async function readTargets(
  pool: sql.ConnectionPool,
  profileIds: readonly string[],
  sections: readonly Section[],
  importId: string,
): Promise<ReadonlyMap<string, TargetProfile>> {
  const profiles = new Map<string, Found>();
  for (const row of await select(pool, selectProfiles, profileIds)) {
    const isErased = row.erasedAt !== null;
    profiles.set(idOf(row.profileId), { items: new Map(), ownSteps: new Set(), isErased });
  }
  const brought = new Map<string, Set<string>>();
  for (const row of await select(pool, selectSubmitted, profileIds)) {
    const id = idOf(row.profileId);
    if (idOf(row.submittedSessionId) === importId)
      brought.set(id, (brought.get(id) ?? new Set()).add(String(row.step)));
    else profiles.get(id)?.ownSteps.add(String(row.step) as StepName);
  }
  for (const row of await select(pool, selectWritten, profileIds)) {
    const step = sectionByName(String(row.section))?.step;
    if (step) profiles.get(idOf(row.profileId))?.ownSteps.add(step);
  }
  for (const section of sections) {
    for (const row of await select(pool, selectSection(section), profileIds, sectionParameter(section))) {
      const profile = profiles.get(idOf(row.profileId));
      if (!profile) continue;
      const itemId = idOf(section.cardinality === 'many' ? row.itemId : row.profileId);
      const position = section.cardinality === 'many' ? Number(row.position) : 0;
      const held = profile.items.get(section.name) ?? [];
      profile.items.set(section.name, [...held, { itemId, position, item: fromRow(section, row) }]);
      // Items without anybody's stamp are nobody's to replace: so the writer sees it (standsAsBrought).
      if (!brought.get(idOf(row.profileId))?.has(section.step)) profile.ownSteps.add(section.step);
    }
  }
  return profiles;
}

type Columns = Readonly<Record<string, unknown>>;

const ofThese = `JOIN ${rowsOf('profiles', profileKey)} ON t.profileId = j.profileId`;

const selectProfiles = `SELECT t.profileId, t.erasedAt FROM profile.Profile AS t ${ofThese};`;

const selectSubmitted = `SELECT t.profileId, t.step, t.submittedSessionId FROM builder.StepProgress AS t ${ofThese}
WHERE t.submittedAt IS NOT NULL;`;

const selectWritten = `SELECT DISTINCT t.profileId, t.section FROM builder.ItemWrite AS t ${ofThese};`;

async function select(
  pool: sql.ConnectionPool,
  text: string,
  profileIds: readonly string[],
  parameter = 'profiles',
): Promise<Columns[]> {
  const keys = profileIds.map((profileId) => ({ profileId }));
  const { recordset } = await pool
    .request()
    .input(parameter, sql.NVarChar(sql.MAX), rowsJson(profileKey, keys))
    .query<Columns>(text);
  return recordset;
}

function idOf(value: unknown): string {
  return String(value).toLowerCase();
}
