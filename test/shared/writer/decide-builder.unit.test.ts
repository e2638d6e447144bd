// How the candidate goes through the builder: discards, the timeline of steps, visits, refusals, and where a bulk comes from.
import fc from 'fast-check';
import { timeSpent } from '../../../shared/writer/decide-step-event';
import type { Passage } from '../../../shared/writer/state';
import {
  aDiscard,
  aDraft,
  anErasure,
  aPut,
  aRefusal,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from '../../factories/commands';
import { draftOf, given, profileId, stepOf, when } from './played';

describe('a discard', () => {
  test('takes the draft away, and the audit tells of it', () => {
    const database = given(aDraft({ number: 1 }));
    const { operation, changes, appended } = when(database, aDiscard({ number: 2 }));
    expect(operation).toMatchObject({ status: 'applied', version: 2 });
    expect(changes).toEqual([
      { entity: 'step-draft', itemId: null, action: 'delete', before: { projects: [{ name: 'Draft' }] }, after: null },
    ]);
    expect(appended.stepEvents).toEqual([]);
    expect(draftOf(database)).toBeUndefined();
    expect(stepOf(database)).toMatchObject({ status: 'in-progress', completeness: 0, draftVersion: 2 });
  });

  test('of no draft changes nothing, but an older autosave that comes after it stays away', () => {
    const database = given();
    expect(when(database, aDiscard({ number: 2 })).told).toBe('unchanged');
    expect(when(database, aDraft({ number: 1 })).told).toBe('superseded');
    expect(draftOf(database)).toBeUndefined();
    expect(when(database, aDraft({ number: 3 })).told).toBe('applied');
  });

  test('that is older than the draft is superseded', () => {
    const database = given(aDraft({ number: 2 }));
    expect(when(database, aDiscard({ number: 1 })).told).toBe('superseded');
    expect(draftOf(database)).toBeDefined();
  });

  test('leaves a completed step as complete as it was', () => {
    const database = given(aSubmit({ number: 1 }), aDraft({ number: 2 }), aDiscard({ number: 3 }));
    expect(stepOf(database)).toMatchObject({ status: 'completed', completeness: 100 });
  });
});

describe('a conflict of drafts', () => {
  test('of a discard tells the draft that is there, and that nothing was to stay', () => {
    const database = given(aDraft({ number: 1 }), aDraft({ number: 2, payload: { projects: [] } }));
    expect(when(database, aDiscard({ number: 3, expectedVersion: 1 })).operation).toMatchObject({
      status: 'conflict',
      errorDetail: { expectedVersion: 1, currentVersion: 2 },
      conflict: { current: { projects: [] }, attempted: null },
    });
    expect(draftOf(database)).toEqual({ projects: [] });
  });

  test('of a save tells both drafts', () => {
    const database = given();
    expect(when(database, aDraft({ number: 1, expectedVersion: 4 })).operation).toMatchObject({
      conflict: { current: null, attempted: { projects: [{ name: 'Draft' }] } },
    });
  });
});

const enter = (number: number, seconds: number, sessionId?: string) => event('entered', number, seconds, sessionId);
const leave = (number: number, seconds: number, sessionId?: string) => event('left', number, seconds, sessionId);
function event(kind: 'entered' | 'left' | 'skipped', number: number, seconds: number, sessionId?: string) {
  const payload = { event: kind, occurredAt: instantOf(seconds * 1000) };
  return aStepEvent({ number, payload, ...(sessionId ? { sessionId } : {}) });
}

describe('the timeline of a step', () => {
  test('has each event with the time of the client, and no audit', () => {
    const { operation, changes, appended } = when(given(), event('entered', 5, 3));
    expect(operation).toMatchObject({ status: 'applied', version: null, step: 'projects', sequence: null });
    expect(appended.stepEvents).toMatchObject([
      { kind: 'entered', occurredAt: instantOf(3000).slice(0, -1), operationId: idOf(5) },
    ]);
    expect(changes).toEqual([]);
  });

  test('gives first entry, last skip and the time spent, whatever order the events come in', () => {
    const database = given(
      leave(4, 90),
      enter(3, 60),
      event('skipped', 6, 200),
      enter(1, 10),
      leave(2, 30),
      event('skipped', 5, 100),
    );
    expect(stepOf(database)).toMatchObject({
      status: 'in-progress',
      timeSpentSeconds: 50,
      firstEnteredAt: instantOf(10_000),
      skippedAt: instantOf(200_000),
      startedAt: instantOf(1),
    });
  });

  test('counts each session by itself', () => {
    const [one, other] = [idOf(1), idOf(2)];
    const database = given(
      enter(1, 0, one),
      enter(2, 5, other),
      leave(3, 10, one),
      leave(4, 25, other),
      enter(5, 100),
      leave(6, 101),
    );
    expect(stepOf(database)).toMatchObject({ timeSpentSeconds: 31 });
    expect(database.profile(profileId).sessions.size).toBe(2);
  });

  test('stays when the step is submitted', () => {
    const database = given(enter(1, 0), leave(2, 60), aSubmit({ number: 3 }), aDraft({ number: 4 }));
    expect(stepOf(database)).toMatchObject({ timeSpentSeconds: 60, firstEnteredAt: instantOf(0) });
  });

  test('holds so many events and no more, skips too, each step by itself', () => {
    const database = given(...Array.from({ length: 1999 }, (_, index) => event('skipped', index + 1, index)));
    expect(when(database, enter(2000, 0)).told).toBe('applied');
    const { operation, appended } = when(database, leave(2001, 60));
    expect(operation).toMatchObject({ status: 'rejected', errorCode: 'too-many-events' });
    expect(appended.stepEvents).toEqual([]);
    expect(stepOf(database)).toMatchObject({ timeSpentSeconds: 0, firstEnteredAt: instantOf(0) });
    const other = aStepEvent({ number: 2002, step: 'education' });
    expect(when(database, other).told).toBe('applied');
    when(database, anErasure({ number: 2003 }));
    expect(when(database, enter(2004, 0)).told).toBe('applied');
  });

  const hours = (count: number) => instantOf(count * 3_600_000);
  const passages: [string, Passage[], number][] = [
    ['a second entry closes the stretch before it', [at('entered', 0), at('entered', 1), at('left', 1.5)], 1.5],
    ['nobody is there for more than two hours', [at('entered', 0), at('left', 9)], 2],
    ['a departure without an entry counts for nothing', [at('left', 1), at('entered', 2)], 0],
    ['who entered and left at once was not there', [at('left', 1), at('entered', 1), at('left', 2)], 0],
  ];
  function at(kind: Passage['kind'], when: number): Passage {
    return { kind, sessionId: null, occurredAt: hours(when) };
  }
  test.each(passages)('%s', (_, some, expected) => {
    expect(timeSpent(some)).toBe(expected * 3600);
  });

  test('is the same in any order', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom('entered' as const, 'left' as const),
        sessionId: fc.constantFrom(null, idOf(1)),
        occurredAt: fc.integer({ min: 0, max: 20 }).map((seconds) => instantOf(seconds * 1000)),
      }),
      { maxLength: 12 },
    );
    const shuffled = some.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(fc.property(shuffled, ([one, other]) => expect(timeSpent(one)).toBe(timeSpent(other))));
  });
});

describe('a visit', () => {
  const sessionId = idOf(0x5e55);
  const visit = (number: number, kind: 'started' | 'seen' | 'ended', client?: string) =>
    aVisit({ number, payload: { event: kind, ...(client ? { client } : {}) } });

  test('spans from its first sign to its last, ended or not, in any order', () => {
    for (const order of [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [3, 1, 4, 2],
    ]) {
      const all = [visit(1, 'started', 'Firefox'), visit(2, 'seen'), visit(3, 'ended'), visit(4, 'seen')];
      const database = given(...order.flatMap((number) => all[number - 1] ?? []));
      expect(database.profile(profileId).sessions.get(sessionId)).toMatchObject({
        client: 'Firefox',
        startedAt: instantOf(1),
        endedAt: instantOf(3),
        lastSeenAt: instantOf(4),
      });
    }
  });

  test('writes no audit and has no step', () => {
    const { operation, changes } = when(given(), visit(1, 'started'));
    expect(operation).toMatchObject({ status: 'applied', step: null, version: null });
    expect(changes).toEqual([]);
  });

  test('keeps its client while commands of it come by', () => {
    const database = given(visit(1, 'started', 'Firefox'), visit(2, 'ended'), aDraft({ number: 3, sessionId }));
    expect(database.profile(profileId).sessions.get(sessionId)).toMatchObject({
      client: 'Firefox',
      endedAt: instantOf(2),
      lastSeenAt: instantOf(3),
    });
  });
});

test('a refused item is recorded as one', () => {
  const errors = [{ path: '/name', code: 'required', message: 'Fill this in.' }];
  const { appended } = when(given(), aRefusal({ number: 1, payload: { attempted: 'item', errors } }));
  expect(appended.validationErrors).toMatchObject([{ attempted: 'item', path: '/name' }]);
});

test('the operation says which line of which bulk it was', () => {
  const bulk = { id: idOf(7), line: 12 };
  expect(when(given(), aPut({ number: 1, bulk })).operation).toMatchObject({ bulkId: idOf(7), bulkLine: 12 });
  expect(when(given(), aPut({ number: 1 })).operation).toMatchObject({ bulkId: null, bulkLine: null });
});
