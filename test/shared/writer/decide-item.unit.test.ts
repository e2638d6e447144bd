// One item at a time: created, replaced, patched, deleted, in order and late.
import { itemTag } from '../../../shared/audit/item-tag';
import type { PutItem } from '../../../shared/commands/kinds';
import type { Given } from '../../../shared/sections/section';
import { aDelete, aPatch, aProject, aPut, aSubmit, idOf } from '../../factories/commands';
import type { MemoryDatabase } from '../../factories/memory-database';
import { given, profileId, projects, stepOf, when } from './played';

const itemOf = (database: MemoryDatabase, section: string, itemId: string) =>
  database.profile(profileId).items.get(section)?.get(itemId)?.item;
const tagOf = (database: MemoryDatabase, item: number) =>
  itemTag(itemOf(database, 'projects', aProject(item).itemId) ?? {});

const home: Given = { kind: 'home', line1: 'Street 1', city: 'Bonn', countryCode: 'DE' };
function anAddress(number: number, item: number, payload: Given): PutItem {
  return aPut({ number, item, step: 'address', section: 'addresses', payload });
}
function theAspirations(number: number, payload: Given): PutItem {
  return { ...aPut({ number, step: 'aspirations', section: 'career-aspirations', payload }), itemId: profileId };
}

describe('a put', () => {
  test('of a new item adds it at the end, moves the version of the step and leaves its status', () => {
    const database = given(aSubmit({ number: 1, payload: { projects: [aProject(1), aProject(2)] } }));
    const { told, operation, changes } = when(database, aPut({ number: 2, item: 3 }));
    expect(told).toBe('applied');
    expect(operation).toMatchObject({ status: 'applied', version: 2, step: 'projects' });
    expect(projects(database)).toEqual([aProject(1), aProject(2), aProject(3)]);
    expect(changes).toMatchObject([
      { entity: 'projects', itemId: aProject(3).itemId, action: 'insert', after: { name: 'Project 3', position: 2 } },
    ]);
    expect(stepOf(database)).toMatchObject({ status: 'completed', version: 2 });
  });

  test('into a step that nobody began leaves it in progress', () => {
    const database = given(aPut({ number: 1 }));
    expect(stepOf(database)).toMatchObject({ status: 'in-progress', version: 1, completeness: 0, completedAt: null });
  });

  test('of an item that is there replaces it whole, in its place', () => {
    const both = { projects: [{ ...aProject(1), role: 'Lead' }, aProject(2)] };
    const database = given(aSubmit({ number: 1, payload: both }));
    when(database, aPut({ number: 2, item: 1, payload: { name: 'New' } }));
    expect(projects(database)).toEqual([aProject(1, 'New'), aProject(2)]);
    expect(itemOf(database, 'projects', aProject(1).itemId)).toMatchObject({ role: null });
  });

  test('of what is there already changes nothing', () => {
    const database = given(aPut({ number: 1 }));
    const { told, operation, changes } = when(database, aPut({ number: 2 }));
    expect({ told, version: operation, changes }).toMatchObject({ told: 'unchanged', changes: [] });
    expect(stepOf(database)).toMatchObject({ version: 1 });
  });

  test('into a full list is rejected and says what to do', () => {
    const addresses = Array.from({ length: 10 }, (_, at) => anAddress(at + 1, at, home));
    const { operation, changes } = when(given(...addresses), anAddress(11, 10, home));
    expect(operation).toMatchObject({ status: 'rejected', errorCode: 'too-many-items' });
    expect(operation.errorDetail.detail).toContain('Delete one first');
    expect(changes).toEqual([]);
  });

  test('of a second item with the flag that one may carry is rejected, of the same one it is not', () => {
    const database = given(anAddress(1, 1, { ...home, isPrimary: true }));
    const second = when(database, anAddress(2, 2, { ...home, isPrimary: true }));
    expect(second.operation).toMatchObject({
      errorCode: 'validation-failed',
      errorDetail: { errors: [{ path: '/isPrimary', code: 'duplicate' }] },
    });
    expect(second.appended.changes).toEqual([]);
    expect(when(database, anAddress(3, 1, { ...home, isPrimary: true, city: 'Ulm' })).told).toBe('applied');
  });

  test('of the section of one creates and replaces it', () => {
    const database = given(theAspirations(1, { shortTermGoal: 'Lead' }));
    const { changes } = when(database, theAspirations(2, { longTermGoal: 'Rest' }));
    expect(changes).toMatchObject([
      { entity: 'career-aspirations', itemId: null, action: 'update', after: { shortTermGoal: null } },
    ]);
    expect(itemOf(database, 'career-aspirations', profileId)).toMatchObject({ longTermGoal: 'Rest' });
  });

  test('of a section that only the service writes cannot be decided', () => {
    const parse = { ...aPut({ number: 1 }), step: 'resume' as const, section: 'resume-parsing' };
    expect(() => given(parse)).toThrow('could not be decided');
  });
});

describe('a patch', () => {
  test('changes the fields that it names and empties those that it names as null', () => {
    const full = { name: 'A', role: 'Lead', technologies: ['X'], isCurrent: true };
    const database = given(aPut({ number: 1, payload: full }));
    const payload = { role: null, technologies: null, isCurrent: null, description: 'New' };
    const { changes } = when(database, aPatch({ number: 2, payload }));
    const after = { name: 'A', role: null, technologies: [], isCurrent: false, description: 'New' };
    expect(itemOf(database, 'projects', aProject(1).itemId)).toMatchObject(after);
    expect(changes).toMatchObject([{ action: 'update', before: full, after }]);
  });

  test('that would leave a broken rule is rejected with the field, and without its value', () => {
    const database = given(aPut({ number: 1, payload: { name: 'A', startDate: '2024' } }));
    const { operation } = when(database, aPatch({ number: 2, payload: { endDate: '2023' } }));
    expect(operation).toMatchObject({
      status: 'rejected',
      errorCode: 'validation-failed',
      errorDetail: { errors: [{ path: '/endDate', code: 'end_before_start' }] },
    });
    expect(JSON.stringify(operation)).not.toContain('2023');
    expect(itemOf(database, 'projects', aProject(1).itemId)).toMatchObject({ endDate: null });
  });

  test('keeps what only the service sets', () => {
    const payload = {
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      source: 'upload',
    };
    const file = { step: 'resume' as const, section: 'resume-documents' };
    const database = given(aPut({ number: 1, ...file, payload }));
    const state = database.profile(profileId);
    const row = state.items.get('resume-documents')?.get(aProject(1).itemId);
    if (!row) throw new Error('no document');
    const stored = new Map([[aProject(1).itemId, { ...row, item: { ...row.item, blobName: 'b/1' } }]]);
    database.profiles.set(profileId, { ...state, items: new Map([['resume-documents', stored]]) });
    when(database, aPatch({ number: 2, ...file, payload: { fileName: 'b.pdf' } }));
    expect(itemOf(database, 'resume-documents', aProject(1).itemId)).toMatchObject({
      fileName: 'b.pdf',
      blobName: 'b/1',
    });
  });

  test.each([
    ['was never there', () => given()],
    ['is deleted', () => given(aPut({ number: 1 }), aDelete({ number: 2 }))],
  ])('of an item that %s is rejected', (_, database) => {
    expect(when(database(), aPatch({ number: 3 })).operation).toMatchObject({
      status: 'rejected',
      errorCode: 'no-such-item',
      errorDetail: { detail: expect.stringContaining('Get the list') },
    });
  });
});

describe('a deletion', () => {
  test('takes the item away and leaves the others where they are', () => {
    const database = given(aSubmit({ number: 1, payload: { projects: [aProject(1), aProject(2), aProject(3)] } }));
    const { operation, changes } = when(database, aDelete({ number: 2, item: 2 }));
    expect(operation).toMatchObject({ status: 'applied', version: 2 });
    expect(changes).toMatchObject([{ action: 'delete', itemId: aProject(2).itemId, after: null }]);
    expect(projects(database)).toEqual([aProject(1), aProject(3)]);
  });

  test('of what is not there is rejected, and an older put that comes after it has no effect', () => {
    const database = given();
    expect(when(database, aDelete({ number: 2 })).operation).toMatchObject({ errorCode: 'no-such-item' });
    expect(when(database, aPut({ number: 1 })).told).toBe('superseded');
    expect(projects(database)).toEqual([]);
  });

  test('is followed by a put that takes the old place again', () => {
    const list = { projects: [aProject(1), aProject(2), aProject(3)] };
    const database = given(
      aSubmit({ number: 1, payload: list }),
      aDelete({ number: 2, item: 2 }),
      aPut({ number: 3, item: 2 }),
    );
    expect(projects(database)).toEqual([aProject(1), aProject(2), aProject(3)]);
  });
});

describe('what comes late', () => {
  test('a put older than the last write of its item is superseded by it', () => {
    const database = given(aPut({ number: 2, payload: { name: 'Newer' } }));
    expect(when(database, aPut({ number: 1 })).operation).toMatchObject({
      status: 'superseded',
      errorDetail: { by: idOf(2) },
    });
    expect(projects(database)).toEqual([aProject(1, 'Newer')]);
  });

  test('a put older than the last submit is superseded by it', () => {
    const database = given(aSubmit({ number: 2, payload: { projects: [] } }));
    expect(when(database, aPut({ number: 1 })).operation).toMatchObject({ errorDetail: { by: idOf(2) } });
    expect(projects(database)).toEqual([]);
  });

  test('an autosave of the same session with an older revision loses, although it was accepted last', () => {
    const sessionId = idOf(9);
    const database = given(aPut({ number: 1, sessionId, revision: 2, payload: { name: 'Newer' } }));
    expect(when(database, aPut({ number: 2, sessionId, revision: 1 })).told).toBe('superseded');
  });

  test('a submit leaves items that were written after it, deleted ones too, and does the rest', () => {
    const database = given(
      aPut({ number: 3, item: 2, payload: { name: 'Newer' } }),
      aPut({ number: 4, item: 9 }),
      aDelete({ number: 5, item: 3 }),
    );
    const list = { projects: [aProject(1), aProject(2), aProject(3), aProject(4)] };
    expect(when(database, aSubmit({ number: 1, payload: list })).told).toBe('applied');
    expect(projects(database)).toEqual([aProject(1), aProject(2, 'Newer'), aProject(4), aProject(9)]);
  });

  test('a submit leaves the flag of its list to the item that got it after it', () => {
    const database = given(anAddress(2, 2, { ...home, isPrimary: true }));
    const addresses = [{ itemId: aProject(1).itemId, ...home, isPrimary: true }];
    when(database, aSubmit({ number: 1, step: 'address', payload: { addresses } }));
    expect(itemOf(database, 'addresses', aProject(1).itemId)).toMatchObject({ isPrimary: false });
    expect(itemOf(database, 'addresses', aProject(2).itemId)).toMatchObject({ isPrimary: true });
  });
});

describe('with a tag', () => {
  test('a write of the item as it was seen is applied', () => {
    const database = given(aPut({ number: 1 }));
    expect(when(database, aPatch({ number: 2, expectedTag: tagOf(database, 1) })).told).toBe('applied');
    expect(when(database, aDelete({ number: 3, expectedTag: tagOf(database, 1) })).told).toBe('applied');
  });

  test('a write of another item than was seen is a conflict with both values, and overwrites nothing', () => {
    const database = given(aPut({ number: 1 }));
    const [seen, item] = [tagOf(database, 1), itemOf(database, 'projects', aProject(1).itemId)];
    when(database, aPatch({ number: 2, payload: { role: 'Lead' } }));
    const late = when(database, aPatch({ number: 3, expectedTag: seen, payload: { name: 'Mine' } }));
    expect(late.operation).toMatchObject({
      status: 'conflict',
      version: 2,
      errorCode: 'tag-mismatch',
      errorDetail: { expectedTag: seen, currentTag: tagOf(database, 1) },
      conflict: { current: { ...item, itemId: aProject(1).itemId, role: 'Lead' }, attempted: { name: 'Mine' } },
    });
    expect(projects(database)).toEqual([aProject(1)]);
  });

  test('none says that there must be no such item', () => {
    const database = given();
    expect(when(database, aPut({ number: 1, expectedTag: 'none' })).told).toBe('applied');
    const again = when(database, aPut({ number: 2, expectedTag: 'none', payload: { name: 'Other' } }));
    expect(again.operation).toMatchObject({
      errorCode: 'tag-mismatch',
      conflict: { current: aProject(1), attempted: { name: 'Other' } },
    });
  });

  test('a deletion of what is gone is a conflict of nothing with nothing', () => {
    const database = given(aPut({ number: 1 }));
    const expectedTag = tagOf(database, 1);
    when(database, aDelete({ number: 2 }));
    expect(when(database, aDelete({ number: 3, expectedTag })).operation).toMatchObject({
      errorDetail: { expectedTag, currentTag: 'none' },
      conflict: { current: null, attempted: null },
    });
  });

  test('the version of the step guards a submit against an item that it has not seen', () => {
    const database = given(aSubmit({ number: 1 }), aPut({ number: 2, item: 2 }));
    const { operation } = when(database, aSubmit({ number: 3, expectedVersion: 1, payload: { projects: [] } }));
    expect(operation).toMatchObject({
      errorDetail: { expectedVersion: 1, currentVersion: 2 },
      conflict: { current: { projects: [aProject(1), aProject(2)] }, attempted: { projects: [] } },
    });
  });
});

test('errors of a rejected item are cut to what errorDetail holds', () => {
  const database = given(aPut({ number: 1 }));
  const payload = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`unknownFieldNumber${at}`, 1]));
  const { appended } = when(database, aPatch({ number: 2, payload }));
  const detail = String(appended.operations[0]?.errorDetail);
  expect(detail.length).toBeLessThanOrEqual(2000);
  expect(JSON.parse(detail).errors.length).toBeGreaterThan(5);
});

describe('the tag of an item', () => {
  test('is of its fields, in any order, without id and position', () => {
    const tag = itemTag({ name: 'A', role: null });
    expect(tag).toMatch(/^[A-Za-z0-9_-]{27}$/);
    expect(itemTag({ role: null, position: 4, itemId: idOf(1), name: 'A' })).toBe(tag);
    expect(itemTag({ name: 'B', role: null })).not.toBe(tag);
  });
});
