// Operations taken back: all of what one changed, unless somebody has changed it again since.
import fc from 'fast-check';
import { canonicalJson } from '../../../shared/audit/canonical-json';
import type { Command } from '../../../shared/commands/kinds';
import type { Json } from '../../../shared/sections/section';
import type { StoredItem } from '../../../shared/writer/state';
import {
  aDelete,
  aDiscard,
  aDraft,
  anErasure,
  aPatch,
  aProject,
  aPut,
  aRevert,
  aSubmit,
  idOf,
  instantOf,
} from '../../factories/commands';
import type { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { draftOf, given, profileId, projects, stepOf, when } from './played';
import { stepCommands } from './schedules';

const three = { projects: [aProject(1), aProject(2), aProject(3)] };

describe('a revert', () => {
  test('of a put takes the new item away again', () => {
    const database = given(aSubmit({ number: 1 }), aPut({ number: 2, item: 2 }));
    const { operation, changes, appended } = when(database, aRevert(2, { number: 3, reason: 'By mistake' }));
    expect(operation).toMatchObject({ status: 'applied', kind: 'revert', step: 'projects', version: 3, sequence: 3 });
    expect(changes).toMatchObject([{ action: 'delete', itemId: aProject(2).itemId }]);
    expect(appended.changeSets).toMatchObject([{ kind: 'revert', step: 'projects', reason: 'By mistake' }]);
    expect(projects(database)).toEqual([aProject(1)]);
  });

  test('of a deletion brings the item back to its place', () => {
    const database = given(
      aSubmit({ number: 1, payload: three }),
      aDelete({ number: 2, item: 2 }),
      aRevert(2, { number: 3 }),
    );
    expect(projects(database)).toEqual(three.projects);
  });

  test('of a deletion puts the item at the end when its place is taken', () => {
    const database = given(aSubmit({ number: 1, payload: three }), aDelete({ number: 2, item: 1 }));
    when(database, aSubmit({ number: 3, payload: { projects: [aProject(3), aProject(2)] } }));
    expect(when(database, aRevert(2, { number: 4 })).told).toBe('applied');
    expect(projects(database)).toEqual([aProject(3), aProject(2), aProject(1)]);
  });

  test('of a change puts back the fields that it changed, and leaves others that changed since', () => {
    const database = given(
      aPut({ number: 1, payload: { name: 'A', role: 'Old' } }),
      aPatch({ number: 2, payload: { role: 'New' } }),
      aPatch({ number: 3, payload: { name: 'B' } }),
    );
    expect(when(database, aRevert(2, { number: 4 })).changes).toMatchObject([
      { action: 'update', before: { name: 'B', role: 'New' }, after: { name: 'B', role: 'Old' } },
    ]);
  });

  test('of a first submit takes rows and completion back, and brings back the draft that it took', () => {
    const database = given(aDraft({ number: 1 }), aSubmit({ number: 2, payload: three }));
    const { changes } = when(database, aRevert(2, { number: 3 }));
    expect(changes.map(({ entity, action }) => `${entity} ${action}`)).toEqual([
      'step-progress delete',
      ...Array(3).fill('projects delete'),
      'step-draft insert',
    ]);
    expect(projects(database)).toEqual([]);
    expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
    expect(stepOf(database)).toMatchObject({ status: 'in-progress', completedAt: null, completeness: 99 });
  });

  test('of a draft brings the one before it back, and an autosave from before the revert does not replace it', () => {
    const database = given(
      aDraft({ number: 1 }),
      aDraft({ number: 2, payload: { projects: [] } }),
      aRevert(2, { number: 5 }),
    );
    expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
    expect(stepOf(database)).toMatchObject({ draftVersion: 3 });
    expect(when(database, aDraft({ number: 3, payload: { projects: [] } })).told).toBe('superseded');
  });

  test('of a discard brings the draft back', () => {
    const database = given(aDraft({ number: 1 }), aDiscard({ number: 2 }), aRevert(2, { number: 3 }));
    expect(draftOf(database)).toEqual({ projects: [{ name: 'Draft' }] });
  });

  test('of a revert does again what was reverted', () => {
    const database = given(aDraft({ number: 1 }), aSubmit({ number: 2, payload: three }));
    const done = stateOf(database);
    when(database, aRevert(2, { number: 3 }));
    expect(when(database, aRevert(3, { number: 4 })).told).toBe('applied');
    expect(stateOf(database)).toEqual(done);
    expect(stepOf(database)).toMatchObject({ status: 'completed', completedAt: instantOf(2) });
  });

  test('of a deletion brings back with the item what went with it', () => {
    const file = {
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      source: 'upload',
    };
    const document = { step: 'resume' as const, section: 'resume-documents' };
    const { itemId } = aProject(1);
    const database = given(aPut({ number: 1, ...document, payload: file }));
    const state = database.profile(profileId);
    const [parsed, read] = [{ documentItemId: itemId, parser: 'p', parserVersion: '1', status: 'parsed' }, idOf(60)];
    const item = { ...parsed, confidence: null, data: {}, warnings: [], rawText: 'x' };
    const parsing: ReadonlyMap<string, StoredItem> = new Map([[read, { position: 0, item }]]);
    const items = new Map([...state.items, ['resume-parsing', parsing] as const]);
    database.profiles.set(profileId, { ...state, items });
    when(database, aDelete({ number: 2, ...document }));
    expect(database.profile(profileId).items.get('resume-parsing')?.size).toBe(0);
    expect(when(database, aRevert(2, { number: 3 })).changes).toMatchObject([
      { entity: 'resume-documents', action: 'insert', after: file },
      { entity: 'resume-parsing', action: 'insert', itemId: read, after: { ...parsed, rawText: 'x' } },
    ]);
    expect([...database.profile(profileId).itemWrites.keys()]).toEqual([`resume-documents/${itemId}`]);
  });

  test('knows an operation of its own batch', () => {
    const database = given();
    const { told } = database.apply([aPut({ number: 1 }), aRevert(1, { number: 2 })].map(received));
    expect(told.map((one) => one.outcome)).toEqual(['applied', 'applied']);
    expect(projects(database)).toEqual([]);
  });

  test('makes a write superseded that comes after it and was accepted before it', () => {
    const database = given(aPut({ number: 1 }), aRevert(1, { number: 5 }));
    expect(when(database, aPut({ number: 3 })).told).toBe('superseded');
    const { told } = when(database, aSubmit({ number: 4, payload: { projects: [aProject(1), aProject(2)] } }));
    expect({ told, projects: projects(database) }).toEqual({ told: 'applied', projects: [aProject(2)] });
  });
});

describe('a revert is a conflict with both values, and changes nothing, when', () => {
  test('a field that the operation changed was changed again', () => {
    const database = given(
      aPut({ number: 1, payload: { name: 'A' } }),
      aPatch({ number: 2, payload: { name: 'B' } }),
      aPatch({ number: 3, payload: { name: 'C' } }),
    );
    const { operation, changes } = when(database, aRevert(2, { number: 4 }));
    const { itemId } = aProject(1);
    expect(operation).toMatchObject({
      status: 'conflict',
      errorCode: 'changed-since',
      conflict: {
        current: { projects: { [itemId]: { name: 'C' } } },
        attempted: { projects: { [itemId]: { name: 'A' } } },
      },
    });
    expect(changes).toEqual([]);
    expect(projects(database)).toEqual([aProject(1, 'C')]);
  });

  test('an item that it made was changed', () => {
    const database = given(aPut({ number: 1 }), aPatch({ number: 2, payload: { role: 'Lead' } }));
    const { itemId } = aProject(1);
    expect(when(database, aRevert(1, { number: 3 })).operation.conflict).toMatchObject({
      current: { projects: { [itemId]: { role: 'Lead' } } },
      attempted: { projects: { [itemId]: null } },
    });
  });

  test('an item that it deleted is there again', () => {
    const database = given(aPut({ number: 1 }), aDelete({ number: 2 }), aPut({ number: 3 }));
    expect(when(database, aRevert(2, { number: 4 })).told).toBe('conflict');
  });

  test('only one of many things that it changed was changed', () => {
    const database = given(aSubmit({ number: 1, payload: three }), aPatch({ number: 2, item: 3 }));
    const { operation } = when(database, aRevert(1, { number: 3 }));
    expect(Object.keys(operation.conflict.current)).toEqual(['projects']);
    expect(Object.keys(operation.conflict.current.projects)).toEqual([aProject(3).itemId]);
    expect(projects(database)).toHaveLength(3);
  });

  test('it was reverted before', () => {
    const database = given(aPut({ number: 1 }), aRevert(1, { number: 2 }));
    expect(when(database, aRevert(1, { number: 3 })).told).toBe('conflict');
  });

  test('the draft was saved again', () => {
    const database = given(
      aDraft({ number: 1 }),
      aDiscard({ number: 2 }),
      aDraft({ number: 3, payload: { projects: [] } }),
    );
    expect(when(database, aRevert(2, { number: 4 })).operation.conflict).toEqual({
      current: { 'step-draft': { projects: { projects: [] } } },
      attempted: { 'step-draft': { projects: { projects: [{ name: 'Draft' }] } } },
    });
  });
});

describe('a revert is rejected, and says what to do, when', () => {
  const address = (number: number, item: number, isPrimary = false) =>
    aPut({
      number,
      item,
      step: 'address',
      section: 'addresses',
      payload: { kind: 'home', line1: 'x', city: 'y', countryCode: 'DE', isPrimary },
    });
  const deletion = (number: number, item: number) => aDelete({ number, item, step: 'address', section: 'addresses' });

  const rejections: [string, Command[], string][] = [
    ['there is no such operation', [], 'no-such-operation'],
    ['the operation changed nothing', [aDiscard({ number: 1 })], 'no-such-operation'],
    ['the operation was not applied', [aPatch({ number: 1 })], 'no-such-operation'],
    ['the values were erased', [aPut({ number: 1 }), anErasure({ number: 2 })], 'not-revertible'],
    ['it was an erasure', [anErasure({ number: 1 })], 'not-revertible'],
    [
      'the list is full by now',
      [address(1, 1), deletion(1.5, 1), ...Array.from({ length: 10 }, (_, at) => address(at + 2, at + 2))],
      'validation-failed',
    ],
    [
      'another item has the flag by now',
      [address(1, 1, true), deletion(1.5, 1), address(2, 2, true)],
      'validation-failed',
    ],
  ];
  test.each(rejections)('%s', (_, before, code) => {
    const database = given(...before.map(numbered));
    const of = before.findIndex(({ kind }) => kind === 'delete-item');
    const { operation, changes } = when(database, aRevert(of < 0 ? 1 : of + 1, { number: 99 }));
    expect(operation).toMatchObject({ status: 'rejected', errorCode: code });
    expect(operation.errorDetail.detail).toMatch(/\.$/);
    expect(changes).toEqual([]);
  });

  /** In the order of the list, whatever their numbers were. */
  function numbered(command: Command, index: number): Command {
    return { ...command, operationId: idOf(index + 1), acceptedAt: instantOf(index + 1) };
  }
});

/** What a revert restores: rows with their places, drafts, and where the step stands. */
function stateOf(database: MemoryDatabase) {
  const { items, drafts } = database.profile(profileId);
  const { status = 'in-progress', completeness = 0 } = stepOf(database) ?? {};
  const rows = [...(items.get('projects') ?? [])].map(([itemId, { position, item }]) => ({ itemId, position, item }));
  rows.sort((one, other) => (one.itemId < other.itemId ? -1 : 1));
  const texts = [...drafts].map(([step, draft]) => ({ step, text: draft.text }));
  return canonicalJson({ rows, texts, status, completeness } as unknown as Json);
}

test('whatever was done before, a revert of what was just applied restores all of it, byte for byte', () => {
  let reverted = 0;
  fc.assert(
    fc.property(stepCommands, fc.array(fc.integer({ min: 1, max: 4 })), (commands, patched) => {
      const journey: Command[] = [
        ...commands,
        ...patched.map((item) => aPatch({ item, payload: { name: `P${item}` } })),
      ];
      const database = given();
      journey.forEach((command, index) => {
        const before = stateOf(database);
        const at = { acceptedAt: instantOf(10 * index) };
        const { appended } = when(database, { ...command, ...at, operationId: idOf(0x100 + index) });
        if (appended.changeSets.length === 0) return;
        const after = stateOf(database);
        reverted += 1;
        expect(when(database, aRevert(0x100 + index, { number: 0x200 + index, at: 10 * index + 1 })).told).toBe(
          'applied',
        );
        expect(stateOf(database)).toBe(before);
        expect(when(database, aRevert(0x200 + index, { number: 0x300 + index, at: 10 * index + 2 })).told).toBe(
          'applied',
        );
        expect(stateOf(database)).toBe(after);
      });
      expect(database.verify(profileId).intact).toBe(true);
    }),
    { numRuns: 400 },
  );
  expect(reverted).toBeGreaterThan(400);
});
