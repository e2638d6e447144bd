import { canonicalJson } from '../../../shared/audit/canonical-json';
import { changeOf } from '../../../shared/audit/change';

test('equal values are no change, whatever the order of their keys', () => {
  const before = { name: 'A', tags: [{ x: 1, y: 2 }] };
  const after = { tags: [{ y: 2, x: 1 }], name: 'A' };
  expect(changeOf('projects', 'id', before, after)).toBeUndefined();
});

test('an update names the fields that differ', () => {
  const change = changeOf(
    'projects',
    'id',
    { name: 'A', role: null, tags: ['x'] },
    { name: 'B', role: null, tags: ['x', 'y'] },
  );
  expect(change).toMatchObject({ action: 'update', changedFields: ['name', 'tags'] });
});

test('the order of a list counts', () => {
  expect(changeOf('projects', 'id', { tags: ['a', 'b'] }, { tags: ['b', 'a'] })?.action).toBe('update');
});

test('from nothing is an insert, to nothing a delete, nothing to nothing no change', () => {
  expect(changeOf('projects', 'id', null, { name: 'A' })?.action).toBe('insert');
  expect(changeOf('projects', 'id', { name: 'A' }, null)?.action).toBe('delete');
  expect(changeOf('projects', 'id', null, null)).toBeUndefined();
});

test('canonical JSON sorts keys at every depth and keeps text exactly', () => {
  expect(canonicalJson({ b: [{ d: 'é😀', c: null }], a: 1.5 })).toBe('{"a":1.5,"b":[{"c":null,"d":"é😀"}]}');
});
