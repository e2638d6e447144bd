// A profile erased: nothing that anybody entered is left, what comes late is not let in, and the chain goes on.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import type { Row } from '../../../shared/writer/row';
import {
  aDraft,
  anAdmin,
  anErasure,
  aPut,
  aRefusal,
  aRevert,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { draftOf, given, profileId, projects, stepOf, when } from './played';
import { batchesOf, stepCommands } from './schedules';

const marked = { projects: [{ name: 'MARKED' }] };

test('an erasure leaves no row, and a change set of its own without values', () => {
  const database = given(
    aDraft({ number: 1 }),
    aSubmit({ number: 2 }),
    aPut({ number: 3, item: 2 }),
    aStepEvent({ number: 4 }),
  );
  const { operation, changes, appended } = when(database, anErasure({ number: 5, sessionId: idOf(9) }));
  expect(operation).toMatchObject({ status: 'applied', kind: 'erase-profile', step: null, version: null });
  expect(changes).toEqual([{ entity: 'profile', itemId: null, action: 'delete', before: null, after: null }]);
  expect(appended.changeSets).toMatchObject([
    { kind: 'erase-profile', actorId: anAdmin.id, reason: 'Asked for by mail' },
  ]);
  const { progress, drafts, sessions, items, itemWrites, erasure } = database.profile(profileId);
  for (const rows of [progress, drafts, sessions, items, itemWrites]) expect(rows.size).toBe(0);
  expect(erasure).toEqual({ acceptedAt: instantOf(5), operationId: idOf(5) });
  expect(database.verify(profileId)).toMatchObject({ intact: true });
});

describe('what was accepted before an erasure and comes after it', () => {
  const late: Command[] = [
    aDraft({ number: 1, payload: marked }),
    aSubmit({ number: 2, expectedVersion: 7, sessionId: idOf(9) }),
    aPut({ number: 3, expectedTag: 'seen', payload: { name: 'MARKED' } }),
    aRefusal({ number: 4 }),
    aVisit({ number: 5 }),
    aStepEvent({ number: 6 }),
    aRevert(1, { number: 7 }),
    anErasure({ number: 8 }),
  ];
  test.each(late.map((command) => [command.kind, command] as const))(
    '%s is superseded by it and leaves nothing but that it was asked for',
    (_, command) => {
      const database = given(anErasure({ number: 50 }));
      const { told, operation, appended } = when(database, { ...command, reason: 'MARKED' });
      expect(told).toBe('superseded');
      expect(operation).toMatchObject({ errorDetail: { by: idOf(50) }, conflict: null, fingerprint: null });
      const { operations: _operations, ...others } = appended;
      expect(Object.values(others).flat()).toEqual([]);
      expect(JSON.stringify(appended)).not.toContain('MARKED');
      expect(database.profile(profileId).sessions.size).toBe(0);
    },
  );

  test('is not kept when the database refuses it, nor when its operationId is known', () => {
    const database = given(aDraft({ number: 1 }), anErasure({ number: 50 }));
    const refusal = { code: 'sql-2628', detail: 'Refused.' };
    const refused = database.apply([{ ...received(aDraft({ number: 2 })), refusal }]);
    const reused = database.apply([received(aDraft({ number: 1, payload: marked }))]);
    expect([refused, reused].flatMap(({ rejections }) => rejections)).toEqual([]);
    expect(refused.told[0]?.outcome).toBe('superseded');
    expect(reused.told[0]?.outcome).toBe('repeated');
  });
});

test('what is accepted after an erasure starts anew', () => {
  const database = given(aSubmit({ number: 1 }), anErasure({ number: 2 }));
  expect(when(database, aPut({ number: 3, item: 4 })).told).toBe('applied');
  expect(projects(database)).toHaveLength(1);
  expect(stepOf(database)).toMatchObject({ status: 'in-progress', version: 3, startedAt: instantOf(3) });
  expect(database.verify(profileId)).toEqual({ intact: true, length: 3 });
});

test('a retry from before the erasure under an id that is known is taken for a repeat', () => {
  const database = given(aSubmit({ number: 1 }), anErasure({ number: 2 }));
  const retried = when(database, aSubmit({ number: 1, at: 3 }));
  expect(retried.told).toBe('repeated');
  expect(Object.values(retried.appended).flat()).toEqual([]);
});

test('an erasure empties what its own batch would have added, of its profile alone', () => {
  const database = new MemoryDatabase();
  const other = idOf(0xdef);
  const refused = {
    ...received(aDraft({ number: 7, payload: marked })),
    refusal: { code: 'sql-1', detail: 'Refused.' },
  };
  const { appended, rejections, workspaces } = database.apply([
    ...[
      aDraft({ number: 1, payload: marked, reason: 'MARKED' }),
      aDraft({ number: 2, payload: marked, expectedVersion: 9 }),
      aPut({ number: 6, expectedTag: 'seen', payload: { name: 'MARKED' } }),
      aRefusal({ number: 3 }),
      aStepEvent({ number: 4 }),
      aDraft({ number: 5, profileId: other, payload: marked }),
      anErasure({ number: 8 }),
      aDraft({ number: 9 }),
    ].map(received),
    refused,
  ]);
  const ours = Object.values(appended).flatMap((rows: readonly Row[]) =>
    rows.filter((row) => row.profileId === profileId),
  );
  expect(JSON.stringify(ours)).not.toContain('MARKED');
  expect(ours.filter((row) => row.errorCode === 'tag-mismatch')).toMatchObject([{ errorDetail: null }]);
  expect(rejections).toEqual([]);
  expect(appended.validationErrors).toEqual([]);
  expect(appended.stepEvents.map((row) => row.operationId)).toEqual([idOf(5), idOf(9)]);
  expect(appended.changes.filter((row) => row.profileId === other)[0]?.afterValue).toContain('MARKED');
  expect(workspaces.map(({ isErased }) => isErased).sort()).toEqual([false, true]);
  expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
  expect(database.verify(profileId)).toEqual({ intact: true, length: 3 });
});

test('the chain verifies after every journey, whenever it was erased', () => {
  const journeys = fc
    .tuple(stepCommands, fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }))
    .chain(([commands, times]) => {
      const erasures = times.map((at, index) => anErasure({ number: 0x500 + index, at }));
      const reverts = commands.map(({ acceptedAt }, index) => ({
        ...aRevert(index + 1, { number: 0x600 + index, reason: 'Taken back' }),
        acceptedAt,
      }));
      const all: Command[] = [...commands, ...erasures, ...reverts];
      return fc.tuple(fc.constant(erasures), batchesOf(all));
    });
  fc.assert(
    fc.property(journeys, ([erasures, batches]) => {
      const database = new MemoryDatabase();
      for (const batch of batches) database.apply(batch.map(received));
      expect(database.verify(profileId).intact).toBe(true);
      const newest = erasures
        .map(({ acceptedAt }) => acceptedAt)
        .sort()
        .at(-1);
      const started = stepOf(database)?.startedAt;
      if (newest && started) expect(started >= newest).toBe(true);
    }),
    { numRuns: 300 },
  );
});
