// What a backfill brings and takes back, beside what people write.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import {
  aDelete,
  aDraft,
  anErasure,
  anImport,
  anUndo,
  aProject,
  aPut,
  aRevert,
  aSubmit,
  idOf,
} from '../../factories/commands';
import { draftOf, given, profileId, projects, stepOf, when } from './played';

const two = { projects: [aProject(1), aProject(2)] };
const changed = { projects: [{ ...aProject(1), name: 'Changed' }, aProject(3)] };

describe('an import', () => {
  test('is one operation with a change an item, whatever the number of steps', () => {
    const database = given();
    const { operation, changes, appended } = when(
      database,
      anImport({ ...two, 'career-aspirations': [{ targetTitles: ['Engineer'] }] }, { number: 1 }),
    );
    expect(operation).toMatchObject({ status: 'applied', kind: 'import-profile', step: null, sequence: 1 });
    expect(appended.changeSets).toMatchObject([{ source: 'backfill', actorId: 'backfill:test', changeCount: 3 }]);
    expect(changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual([
      'insert projects',
      'insert projects',
      'insert career-aspirations',
    ]);
    expect(projects(database)).toEqual(two.projects);
    expect(database.verify(profileId)).toMatchObject({ intact: true });
  });

  test('fills a step that still waits for the candidate to submit it', () => {
    const database = given(anImport(two, { number: 1 }));
    expect(stepOf(database)).toMatchObject({ status: 'in-progress', completeness: 100, version: 1 });
    when(database, aSubmit({ number: 2, payload: { projects: [aProject(2)] } }));
    expect(projects(database)).toEqual([aProject(2)]);
    expect(stepOf(database)).toMatchObject({ status: 'completed', version: 2 });
  });

  test('repeated under the same id changes nothing', () => {
    const database = given(anImport(two, { number: 1 }));
    expect(when(database, anImport(two, { number: 1 })).told).toBe('repeated');
  });

  test('of a later run replaces what an earlier one brought, and is unchanged where that is the same', () => {
    const database = given(anImport(two, { number: 1 }));
    expect(when(database, anImport(two, { number: 2 })).told).toBe('unchanged');
    const { changes } = when(database, anImport(changed, { number: 3 }));
    expect(changes.map(({ action, itemId }) => [action, itemId])).toEqual([
      ['delete', aProject(2).itemId],
      ['update', aProject(1).itemId],
      ['insert', aProject(3).itemId],
    ]);
    expect(projects(database)).toEqual(changed.projects);
  });

  test.each<[string, Command]>([
    ['submitted', aSubmit({ number: 5, at: 5, payload: { projects: [aProject(9)] } })],
    ['put an item of', aPut({ number: 5, at: 5, item: 9 })],
    ['deleted an item of', aDelete({ number: 5, at: 5, item: 1 })],
  ])('leaves a step alone that somebody has %s, before or since', (_what, written) => {
    const before = given(written);
    const held = projects(before);
    expect(when(before, anImport(two, { number: 6 })).told).toBe('superseded');
    expect(projects(before)).toEqual(held);
    const between = given(anImport(two, { number: 1 }), written);
    const kept = projects(between);
    expect(when(between, anImport(changed, { number: 6 })).told).toBe('superseded');
    expect(projects(between)).toEqual(kept);
  });

  test('is older than whatever people write, also what was accepted before it', () => {
    const database = given(anImport(two, { number: 9, at: 9_000 }));
    expect(when(database, aPut({ number: 5, at: 5, item: 1, payload: { name: 'Mine' } })).told).toBe('applied');
    expect(projects(database)).toEqual([{ ...aProject(1), name: 'Mine' }, aProject(2)]);
  });

  test('does not bring back what somebody deleted, however long ago', () => {
    const database = given(anImport(two, { number: 1 }), aDelete({ number: 2, item: 2 }));
    const aYear = 365 * 24 * 60 * 60_000;
    expect(when(database, anImport(two, { number: 3, at: aYear })).told).toBe('superseded');
    expect(when(database, anImport(two, { number: 4, at: aYear + 1 })).told).toBe('superseded');
    expect(projects(database)).toEqual([aProject(1)]);
  });

  test('leaves a draft alone', () => {
    const database = given(aDraft({ number: 1 }), anImport(two, { number: 2 }));
    expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
    expect(projects(database)).toEqual(two.projects);
  });

  test('does not bring back who was erased', () => {
    const database = given(anImport(two, { number: 1 }), anErasure({ number: 2 }));
    expect(when(database, anImport(two, { number: 3 })).operation).toMatchObject({
      status: 'rejected',
      errorCode: 'profile-erased',
    });
    expect(projects(database)).toEqual([]);
  });

  test('keeps the flag that one item may carry with the first that has it', () => {
    const address = { kind: 'home', line1: 'A', city: 'B', countryCode: 'DE', isPrimary: true };
    const addresses = [1, 2].map((number) => ({ ...address, itemId: idOf(number) }));
    const { changes } = when(given(), anImport({ addresses }, { number: 1 }));
    expect(changes.map(({ after }) => after.isPrimary)).toEqual([true, false]);
  });

  test('gives the flag up to an item that a person writes with it, also one that was accepted before', () => {
    const address = { kind: 'home', line1: 'A', city: 'B', countryCode: 'DE', isPrimary: true };
    const database = given(anImport({ addresses: [{ ...address, itemId: idOf(1) }] }, { number: 9 }));
    const own = aPut({ number: 5, at: 5, payload: address });
    const { told, changes } = when(database, { ...own, step: 'address', section: 'addresses' });
    expect(told).toBe('applied');
    expect(changes.map(({ action, itemId, after }) => [action, itemId, after.isPrimary])).toEqual([
      ['update', idOf(1), false],
      ['insert', own.itemId, true],
    ]);
  });

  test('is told from a submit that takes its session for its own', () => {
    const importId = anImport().payload.importId;
    const database = given(aSubmit({ number: 1, sessionId: importId }));
    expect(when(database, anImport(two, { number: 2 })).told).toBe('superseded');
  });

  test('leaves the completeness of a draft where nothing is left of what it brought', () => {
    const database = given(aDraft({ number: 1 }), anImport(two, { number: 2 }));
    const drafted = given(aDraft({ number: 1 }));
    expect(stepOf(database)).toMatchObject({ completeness: 100 });
    when(database, anUndo(2, { number: 3 }));
    expect(stepOf(database)?.completeness).toBe(stepOf(drafted)?.completeness);
  });

  test('is not reverted like an operation of a step', () => {
    const database = given(anImport(two, { number: 1 }));
    expect(when(database, aRevert(1, { number: 2 })).operation).toMatchObject({
      errorCode: 'not-revertible',
      errorDetail: { detail: expect.stringContaining('backfill undo') },
    });
  });
});

describe('its undoing', () => {
  test('takes back what it brought', () => {
    const database = given(anImport(two, { number: 1 }));
    expect(when(database, anUndo(1, { number: 2 })).told).toBe('applied');
    expect(projects(database)).toEqual([]);
    expect(stepOf(database)).toMatchObject({ status: 'in-progress', completeness: 0, submitted: null });
    expect(database.verify(profileId)).toMatchObject({ intact: true });
    expect(when(database, anImport(two, { number: 3 })).told).toBe('applied');
  });

  test('leaves a step that somebody has written since, and takes back the others', () => {
    const aspirations = { 'career-aspirations': [{ targetTitles: ['Engineer'] }] };
    const database = given(anImport({ ...two, ...aspirations }, { number: 1 }), aPut({ number: 2, item: 1 }));
    const { changes } = when(database, anUndo(1, { number: 3 }));
    expect(changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual(['delete career-aspirations']);
    expect(projects(database)).toHaveLength(2);
  });

  test('of two runs, the later first, leads back to nothing', () => {
    const database = given(anImport(two, { number: 1 }), anImport(changed, { number: 2 }));
    when(database, anUndo(2, { number: 3 }));
    expect(projects(database)).toEqual(two.projects);
    when(database, anUndo(1, { number: 4 }));
    expect(projects(database)).toEqual([]);
  });

  test('of the earlier of two runs leaves what the later one wrote', () => {
    const database = given(anImport(two, { number: 1 }), anImport(changed, { number: 2 }));
    expect(when(database, anUndo(1, { number: 3 })).told).toBe('unchanged');
    expect(projects(database)).toEqual(changed.projects);
  });

  test('of a run that brought one section of a step leaves the step to the run that brought another one', () => {
    const education = [{ itemId: idOf(0xed), institution: 'Uniwersytet Łódzki' }];
    const certifications = [{ itemId: idOf(0xce), name: 'CKA', issuer: 'CNCF' }];
    const database = given(
      anImport({ education }, { number: 1 }),
      anImport({ education, certifications }, { number: 2 }),
      anUndo(1, { number: 3 }),
    );
    const itemsOf = (section: string) => database.profile(profileId).items.get(section)?.size ?? 0;
    expect([itemsOf('education'), itemsOf('certifications')]).toEqual([0, 1]);
    expect(database.profile(profileId).progress.get('education')).toMatchObject({ completeness: 100 });
    expect(when(database, anUndo(2, { number: 4 })).told).toBe('applied');
    expect([itemsOf('education'), itemsOf('certifications')]).toEqual([0, 0]);
  });

  test('of two runs, the earlier first, leaves what can still be brought anew', () => {
    const database = given(anImport(two, { number: 1 }), anImport({ projects: [aProject(2)] }, { number: 2 }));
    when(database, anUndo(1, { number: 3 }));
    when(database, anUndo(2, { number: 4 }));
    expect(when(database, anImport(two, { number: 5 })).told).toMatch(/^(applied|unchanged)$/);
    expect(projects(database)).toEqual(two.projects);
  });

  test('of nothing is refused', () => {
    expect(when(given(), anUndo(1, { number: 2 })).operation).toMatchObject({ errorCode: 'no-such-operation' });
  });
});

test('whatever people write, nothing of it is changed by imports and their undoing', () => {
  const written = fc.oneof(
    fc.integer({ min: 1, max: 3 }).map((item) => (number: number) => aPut({ number, item, payload: { name: 'Mine' } })),
    fc.integer({ min: 1, max: 3 }).map((item) => (number: number) => aDelete({ number, item })),
    fc.constant((number: number) => aSubmit({ number, payload: { projects: [{ ...aProject(2), name: 'Mine' }] } })),
  );
  const brought = fc.oneof(
    fc
      .constantFrom(two, changed, { projects: [] })
      .map((sections) => (number: number) => anImport(sections, { number })),
    fc.integer({ min: 1, max: 12 }).map((of) => (number: number) => anUndo(of, { number })),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(written, brought), { maxLength: 12 }), (plan) => {
      const commands = plan.map((make, index) => make(index + 1));
      const people = commands.findIndex(({ source }) => source === 'web');
      const database = given(...commands.slice(0, people + 1));
      for (const command of people < 0 ? [] : commands.slice(people + 1)) {
        const before = projects(database);
        when(database, command);
        if (command.source === 'backfill') expect(projects(database)).toEqual(before);
      }
      expect(database.verify(profileId)).toMatchObject({ intact: true });
    }),
  );
});
