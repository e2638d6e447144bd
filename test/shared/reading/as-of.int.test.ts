// Profiles as they stood, over SQL: each instant is told as the look-up of that time told it.
import fc from 'fast-check';
import { readProfileAsOf } from '../../../shared/reading/read-as-of';
import { readDiff } from '../../../shared/reading/read-diff';
import { isErased, type ProfileView, readProfile } from '../../../shared/reading/read-profile';
import { stepNames } from '../../../shared/sections/section';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, aProject, aPut, aSubmit, idOf } from '../../factories/commands';
import { journeys } from '../audit/journeys';
import { write } from './written';

let database: FreshDatabase;
let next = 0x20_000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const newId = () => idOf(next++);

/** When the newest change of the profile was applied, by the database's clock; null before the first. */
async function newestChange(profileId: string): Promise<string | null> {
  const { recordset } = await database.pool
    .request()
    .input('profileId', profileId)
    .query('SELECT MAX(s.appliedAt) AS appliedAt FROM audit.ChangeSet AS s WHERE s.profileId = @profileId;');
  const { appliedAt } = recordset[0];
  return appliedAt === null ? null : appliedAt.toISOString();
}

/** The next change has a later instant. */
async function untilLater(profileId: string): Promise<void> {
  const newest = await newestChange(profileId);
  for (;;) {
    const { recordset } = await database.pool.request().query('SELECT SYSUTCDATETIME() AS now;');
    if (newest === null || recordset[0].now.toISOString() > newest) return;
  }
}

function told({ steps }: Pick<ProfileView, 'steps'>) {
  return stepNames.map((step) => {
    const { version, draftVersion, final, draft } = steps[step];
    // A revert may take a completion back, and only the step itself remembers that it was submitted once.
    const isEmpty =
      final !== null && Object.values(final).every((some) => some === null || Object.keys(Object(some)).length === 0);
    return { step, version, draftVersion, final: isEmpty ? null : final, draft: draft?.payload ?? null };
  });
}

test.each([1, 2, 3, 4, 5, 6])('journey %i: every instant is told as it was told then', async (seed) => {
  const profileId = newId();
  const long = journeys(profileId).filter((batches) => batches.length >= 6);
  const [batches = []] = fc.sample(long, { numRuns: 1, seed });
  const seen: { readonly instant: string; readonly profile: ProfileView }[] = [];
  let erasedAt = '';
  for (const batch of batches) {
    await untilLater(profileId);
    await write(database, ...batch);
    const instant = await newestChange(profileId);
    const profile = await readProfile(database.pool, profileId);
    if (instant === null || !profile) continue;
    if (isErased(profile)) erasedAt = instant;
    else if (seen.at(-1)?.instant !== instant) seen.push({ instant, profile });
  }
  expect(seen.length).toBeGreaterThan(1);
  for (const { instant, profile } of seen) {
    const then = await readProfileAsOf(database.pool, profileId, instant);
    if (instant < erasedAt) expect(then).toBe('erased');
    else expect(then && then !== 'erased' && told(then as unknown as ProfileView)).toEqual(told(profile));
  }
});

describe('a profile', () => {
  const profileId = idOf(0x30_000);
  const instants: string[] = [];

  beforeAll(async () => {
    const given = { profileId };
    const batches = [
      [aDraft({ ...given, payload: { projects: [{ name: 'Dr' }] } })],
      [aSubmit({ ...given, payload: { projects: [aProject(1, 'One'), aProject(2, 'Two')] } })],
      [aPut({ ...given, item: 1, payload: { name: 'One, renamed', workExperienceItemId: idOf(0x99) } })],
      [
        aSubmit({ ...given, payload: { projects: [aProject(2, 'Two')] } }),
        aDraft({ ...given, payload: { projects: [] } }),
      ],
    ];
    for (const batch of batches) {
      await untilLater(profileId);
      await write(database, ...batch);
      instants.push(String(await newestChange(profileId)));
    }
  });

  it('is told as it stood, with the instants at which things came to be', async () => {
    const then = await readProfileAsOf(database.pool, profileId, instants[0] ?? '');
    expect(then).toMatchObject({ profileId, asOf: instants[0], sequence: 1, updatedAt: instants[0] });
    expect(then).toHaveProperty('steps.projects', {
      step: 'projects',
      version: 0,
      draftVersion: 1,
      status: 'in-progress',
      final: null,
      draft: { payload: { projects: [{ name: 'Dr' }] }, savedAt: expect.stringMatching(/Z$/) },
    });
    expect(then).toHaveProperty('steps.address.status', 'not-started');
  });

  it('leaves out the link to a work item that was not there', async () => {
    const then = await readProfileAsOf(database.pool, profileId, instants[2] ?? '');
    expect(then).toHaveProperty(
      'steps.projects.final.projects.0',
      expect.objectContaining({ workExperienceItemId: null }),
    );
    expect(then).toHaveProperty('steps.projects.version', 2);
  });

  it('has nothing to tell of the time before its first change', async () => {
    expect(await readProfileAsOf(database.pool, profileId, '2000-01-01T00:00:00.000Z')).toBeUndefined();
    expect(await readProfileAsOf(database.pool, newId(), '2100-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('differs between two instants field by field', async () => {
    const between = (from: number, to: number) =>
      readDiff(database.pool, profileId, instants[from] ?? '', instants[to] ?? '');
    expect(await between(1, 2)).toEqual([
      {
        step: 'projects',
        section: 'projects',
        itemId: aProject(1).itemId,
        difference: 'changed',
        fields: [
          { field: 'name', before: 'One', after: 'One, renamed' },
          { field: 'workExperienceItemId', before: null, after: idOf(0x99) },
        ],
      },
    ]);
    const removed = await between(2, 3);
    expect(removed).toMatchObject([
      {
        section: 'projects',
        itemId: aProject(2).itemId,
        difference: 'changed',
        fields: [{ field: 'position', before: 1, after: 0 }],
      },
      { section: 'projects', itemId: aProject(1).itemId, difference: 'removed' },
      {
        section: 'step-draft',
        itemId: null,
        difference: 'added',
        fields: [{ field: 'projects', before: null, after: [] }],
      },
    ]);
    expect(await between(3, 3)).toEqual([]);
  });

  it('differs from the empty one that it was before by everything that it holds', async () => {
    const all = await readDiff(database.pool, profileId, '2000-01-01T00:00:00.000Z', instants[1] ?? '');
    expect(all).toMatchObject([
      {
        section: 'projects',
        difference: 'added',
        fields: expect.arrayContaining([{ field: 'name', before: null, after: 'One' }]),
      },
      { section: 'projects', difference: 'added' },
      {
        section: 'step-progress',
        difference: 'added',
        fields: [{ field: 'status', before: null, after: 'completed' }],
      },
    ]);
    expect(
      await readDiff(database.pool, newId(), '2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'),
    ).toBeUndefined();
  });
});

test('an erased profile is told as erased for every instant, and what was begun anew is told', async () => {
  const profileId = newId();
  const instants: string[] = [];
  const at = (number: number) => ({ profileId, number: next++, at: number });
  for (const command of [
    aSubmit(at(1)),
    anErasure(at(2)),
    aSubmit({ ...at(3), payload: { projects: [aProject(7)] } }),
  ]) {
    await untilLater(profileId);
    await write(database, command);
    instants.push(String(await newestChange(profileId)));
    if (command.kind !== 'erase-profile') continue;
    const erasedAt = expect.stringMatching(/Z$/);
    expect(await readProfile(database.pool, profileId)).toEqual({ erasedAt });
  }
  const [before = '', erased = '', anew = ''] = instants;
  expect(await readProfileAsOf(database.pool, profileId, before)).toBe('erased');
  expect(await readProfileAsOf(database.pool, profileId, erased)).toBe('erased');
  expect(await readProfileAsOf(database.pool, profileId, anew)).toHaveProperty('steps.projects.version', 3);
  expect(await readProfile(database.pool, profileId)).toHaveProperty('steps.projects.version', 3);
  expect(await readDiff(database.pool, profileId, before, anew)).toBe('erased');
  expect(await readDiff(database.pool, profileId, anew, anew)).toEqual([]);
});
