// What is newer holds across sessions, tags, erasures and reverts: nothing that somebody has gone past comes back.
import type { Actor } from '../../../shared/commands/envelope';
import {
  aDelete,
  aDiscard,
  aDraft,
  anErasure,
  aPatch,
  aProject,
  aPut,
  aRevert,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from '../../factories/commands';
import type { MemoryDatabase } from '../../factories/memory-database';
import { draftOf, given, profileId, projects, stepOf, when } from './played';

const [first, second] = [idOf(0x51), idOf(0x52)];
const named = (name: string) => ({ projects: [{ name }] });
const listed = (...items: readonly number[]) => ({ projects: items.map((item) => aProject(item)) });

function positions(database: MemoryDatabase): number[] {
  return [...(database.profile(profileId).items.get('projects') ?? [])]
    .map(([, { position }]) => position)
    .sort((one, other) => one - other);
}

describe('an autosave that its session has gone past is superseded', () => {
  test('also when another session has written since', () => {
    const database = given(
      aDraft({ number: 1, sessionId: first, revision: 5, payload: named('first 5') }),
      aDraft({ number: 2, sessionId: second, revision: 1, payload: named('second 1') }),
    );
    const late = aDraft({ number: 3, sessionId: first, revision: 4, payload: named('first 4') });
    expect(when(database, late).operation).toMatchObject({ status: 'superseded', errorDetail: { by: idOf(2) } });
    expect(draftOf(database)).toEqual(named('second 1'));
    expect(when(database, aDraft({ number: 4, sessionId: first, revision: 6 })).told).toBe('applied');
  });

  test('also when what went past it was itself superseded', () => {
    const database = given(
      aDraft({ number: 2, sessionId: second, revision: 1, payload: named('second 1') }),
      aDraft({ number: 1, sessionId: first, revision: 5 }),
    );
    expect(when(database, aDraft({ number: 3, sessionId: first, revision: 4 })).told).toBe('superseded');
    expect(draftOf(database)).toEqual(named('second 1'));
  });

  test('also when that was a discard or a submit, and another session has discarded since', () => {
    for (const gonePast of [aDiscard, aSubmit]) {
      const database = given(
        gonePast({ number: 1, sessionId: first, revision: 5 }),
        aDiscard({ number: 2, sessionId: second, revision: 1 }),
      );
      expect(when(database, aDraft({ number: 3, sessionId: first, revision: 4 })).told).toBe('superseded');
      expect(draftOf(database)).toBeUndefined();
    }
  });

  test('but not by another step, by a draft that was a conflict, or without a revision', () => {
    const database = given(
      aDraft({ number: 1, sessionId: first, revision: 9, step: 'address', payload: { addresses: [] } }),
      aDraft({ number: 2, sessionId: first, revision: 8, expectedVersion: 7 }),
    );
    expect(when(database, aDraft({ number: 3, sessionId: first, revision: 4 })).told).toBe('applied');
    expect(when(database, aDraft({ number: 4, sessionId: first, payload: named('B') })).told).toBe('applied');
    expect(database.profile(profileId).sessions.get(first)?.draftRevisions).toEqual({ address: 9, projects: 4 });
  });

  test('and what the session has got to stays while other commands of it come by', () => {
    const database = given(
      aDraft({ number: 1, sessionId: first, revision: 5 }),
      aVisit({ number: 2, sessionId: first, payload: { event: 'ended' } }),
      aPut({ number: 3, sessionId: first }),
    );
    expect(database.profile(profileId).sessions.get(first)).toMatchObject({
      draftRevisions: { projects: 5 },
      endedAt: instantOf(2),
      lastSeenAt: instantOf(3),
    });
  });
});

describe('a submit with a tag', () => {
  const draft = aDraft({ number: 2, payload: named('Unseen') });
  const submit = (number: number, expectedDraftVersion: number | undefined) =>
    aSubmit({ number, expectedVersion: 0, ...(expectedDraftVersion === undefined ? {} : { expectedDraftVersion }) });

  test('does not discard a draft that the tag has not seen: that is a conflict, which tells the draft', () => {
    const database = given(aDraft({ number: 1 }), draft);
    const { operation, changes } = when(database, submit(3, 1));
    expect(operation).toMatchObject({
      status: 'conflict',
      version: 0,
      errorCode: 'version-mismatch',
      errorDetail: { expectedVersion: 0, currentVersion: 0, expectedDraftVersion: 1, currentDraftVersion: 2 },
      conflict: { current: named('Unseen'), attempted: { projects: [aProject(1)] } },
    });
    expect(changes).toEqual([]);
    expect(draftOf(database)).toEqual(named('Unseen'));
  });

  test('is applied where the tag has seen the draft, where it discards none, and without a tag', () => {
    expect(when(given(draft), submit(3, 1)).told).toBe('applied');
    expect(when(given(draft, aDiscard({ number: 3 })), submit(4, 1)).told).toBe('applied');
    expect(when(given(draft), submit(1, 0)).told).toBe('applied');
    expect(when(given(draft), submit(3, undefined)).told).toBe('applied');
  });

  test('that is superseded anyway discards nothing, so it is no conflict', () => {
    const database = given(aSubmit({ number: 4 }), aDraft({ number: 2 }), aDraft({ number: 5 }));
    const late = aSubmit({ number: 3, expectedVersion: 1, expectedDraftVersion: 0 });
    expect(when(database, late).told).toBe('superseded');
  });
});

describe('a submit that is superseded by one of another session', () => {
  const standing = aDraft({ number: 4, sessionId: first, revision: 2, payload: named('first 2') });
  const late = (given: Parameters<typeof aSubmit>[0]) =>
    aSubmit({ number: 1, sessionId: first, revision: 6, expectedVersion: 1, ...given });
  const submitted = () => given(aSubmit({ number: 2, sessionId: second, revision: 7 }), standing);

  test('still discards the draft that its own session has gone on from to it, as if it had come in time', () => {
    const database = submitted();
    const { told, changes } = when(database, late({}));
    expect(told).toBe('superseded');
    expect(changes).toMatchObject([{ entity: 'step-draft', action: 'delete', before: named('first 2') }]);
    expect(draftOf(database)).toBeUndefined();
    expect(stepOf(database)).toMatchObject({ version: 1, draftVersion: 2, completedAt: instantOf(1) });
    expect(database.verify(profileId).intact).toBe(true);
  });

  test.each([
    ['of another session', { sessionId: idOf(0x53) }],
    ['that it is older than', { revision: 1 }],
    ['that its tag has not seen', { expectedDraftVersion: 0 }],
  ])('discards no draft %s', (_, other) => {
    const database = submitted();
    const { told, changes } = when(database, late(other));
    expect({ told, changes }).toEqual({ told: 'superseded', changes: [] });
    expect(draftOf(database)).toEqual(named('first 2'));
  });
});

describe('a tag from before an erasure', () => {
  test('fits no step that was begun anew, neither its version nor its draft', () => {
    const database = given(
      aDraft({ number: 1 }),
      aSubmit({ number: 2 }),
      aPut({ number: 3, item: 2 }),
      anErasure({ number: 4 }),
    );
    when(database, aDraft({ number: 5 }));
    when(database, aSubmit({ number: 6 }));
    when(database, aDraft({ number: 7 }));
    const { version = 0, draftVersion = 0 } = stepOf(database) ?? {};
    expect([version, draftVersion]).toEqual([6, 7]);
    for (let seen = 0; seen <= 4; seen++) {
      expect(when(database, aSubmit({ number: 10 + seen, expectedVersion: seen })).told).toBe('conflict');
      expect(when(database, aDraft({ number: 20 + seen, expectedVersion: seen })).told).toBe('conflict');
    }
    expect(when(database, aDraft({ number: 30, expectedVersion: draftVersion, payload: named('B') })).told).toBe(
      'applied',
    );
    expect(stepOf(database)).toMatchObject({ version, draftVersion: draftVersion + 1 });
  });

  test('of a step that nobody had begun fits one that nobody has begun anew', () => {
    const database = given(aSubmit({ number: 1 }), anErasure({ number: 2 }), aStepEvent({ number: 3 }));
    expect(when(database, aSubmit({ number: 4, expectedVersion: 0 })).told).toBe('applied');
  });
});

describe('a revert', () => {
  test('of a submit leaves the step completed when a newer submit has completed it as well', () => {
    const database = given(
      aSubmit({ number: 1, payload: listed(1) }),
      aSubmit({ number: 2, payload: listed(1, 2) }),
      aRevert(1, { number: 3 }),
    );
    expect(projects(database)).toEqual([aProject(2)]);
    expect(stepOf(database)).toMatchObject({ status: 'completed', completeness: 100, completedAt: instantOf(1) });
  });

  test('that would only take back such a completion is a conflict', () => {
    const nothing = { projects: [] };
    const database = given(aSubmit({ number: 1, payload: nothing }), aSubmit({ number: 2, payload: nothing }));
    expect(when(database, aRevert(1, { number: 3 })).operation).toMatchObject({
      status: 'conflict',
      conflict: { current: { 'step-progress': { projects: { status: 'completed' } } } },
    });
    expect(stepOf(database)).toMatchObject({ status: 'completed' });
  });

  test('does not let in a write of the item that is older than one that is there', () => {
    const database = given(
      aPut({ number: 1, payload: { name: 'A', role: 'Old' } }),
      aPatch({ number: 2, payload: { role: 'New' } }),
      aPatch({ number: 6, payload: { name: 'B' } }),
      aRevert(2, { number: 4 }),
    );
    expect(when(database, aPut({ number: 5, payload: { name: 'Between' } })).told).toBe('superseded');
    expect(projects(database)).toEqual([aProject(1, 'B')]);
  });

  test('does not let in an autosave that is older than the one that it took back', () => {
    const database = given(
      aDraft({ number: 1 }),
      aDraft({ number: 6, payload: named('Newer') }),
      aRevert(6, { number: 4 }),
    );
    expect(when(database, aDraft({ number: 5, payload: named('Between') })).told).toBe('superseded');
    expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
  });

  test('that moves an item where another one stands by now moves it to the end', () => {
    const database = given(
      aSubmit({ number: 1, payload: listed(1) }),
      aSubmit({ number: 2, payload: listed(2, 1) }),
      aSubmit({ number: 3, payload: listed(3, 1, 2) }),
      aRevert(2, { number: 4 }),
    );
    expect(projects(database)).toEqual([aProject(3), aProject(1)]);
    expect(new Set(positions(database)).size).toBe(2);
  });

  test('that swaps two items back needs no other place', () => {
    const database = given(
      aSubmit({ number: 1, payload: listed(1, 2) }),
      aSubmit({ number: 2, payload: listed(2, 1) }),
      aRevert(2, { number: 3 }),
    );
    expect(projects(database)).toEqual([aProject(1), aProject(2)]);
    expect(positions(database)).toEqual([0, 1]);
  });
});

test('an item that comes back where a revert has put another one gets a place of its own, and keeps it', () => {
  const database = given(
    aSubmit({ number: 1, payload: listed(1, 2) }),
    aDelete({ number: 2, item: 2 }),
    aSubmit({ number: 3, payload: listed(1) }),
    aPut({ number: 4, item: 3 }),
    aDelete({ number: 5, item: 3 }),
    aRevert(2, { number: 6 }),
    aDelete({ number: 7, item: 2 }),
    aRevert(5, { number: 8 }),
  );
  for (const [number, item] of [
    [9, 2],
    [10, 4],
    [11, 5],
  ] as const) {
    when(database, aPut({ number, item }));
    expect(new Set(positions(database)).size).toBe(positions(database).length);
  }
  expect(projects(database)).toEqual([1, 3, 2, 4, 5].map((item) => aProject(item)));
});

test('an item that stands although a newer write of it came too late keeps its place to itself', () => {
  const database = given(
    aSubmit({ number: 1, sessionId: first, revision: 8, payload: { projects: [] } }),
    aPut({ number: 2, sessionId: second, item: 1 }),
    aDelete({ number: 3, sessionId: first, revision: 0, item: 1 }),
    aPut({ number: 4, sessionId: second, item: 4 }),
  );
  expect(projects(database)).toEqual([aProject(1), aProject(4)]);
  expect(positions(database)).toEqual([0, 1]);
});

test.each(['support', 'admin', 'importer', 'system'] as const)('what %s does is no visit of the candidate', (type) => {
  const actor: Actor = { id: 'somebody-else', type };
  const theirs = { sessionId: first, revision: 3, actor };
  const database = given(
    aDraft({ number: 1, ...theirs }),
    aSubmit({ number: 2, ...theirs }),
    aPut({ number: 3, ...theirs }),
  );
  expect(database.profile(profileId).sessions.size).toBe(0);
});

test('a visit has ended when it ended last, in whatever order that is told', () => {
  const ended = (number: number) => aVisit({ number, sessionId: first, payload: { event: 'ended' } });
  for (const order of [
    [2, 5],
    [5, 2],
  ]) {
    const database = given(...order.map(ended));
    expect(database.profile(profileId).sessions.get(first)?.endedAt).toBe(instantOf(5));
  }
});

test('the time in a step begins anew with an erasure', () => {
  const passed = (number: number, event: 'entered' | 'left', seconds: number) =>
    aStepEvent({ number, payload: { event, occurredAt: instantOf(seconds * 1000) } });
  const database = given(passed(1, 'entered', 0), anErasure({ number: 2 }), passed(3, 'left', 60));
  expect(stepOf(database)).toMatchObject({ timeSpentSeconds: 0 });
});
