import { chosenIn, UnknownChoice } from '../../../../shared/resume/suggest/choices';
import type { Suggestion } from '../../../../shared/resume/suggest/suggestions';

const field = (name: string) => ({ field: name, suggested: 'x', current: null, confidence: 1, page: 1, line: 1 });
const suggestion = (id: string, ...fields: string[]): Suggestion => ({
  id,
  section: 'projects',
  kind: 'differs',
  confidence: 1,
  itemId: null,
  item: {},
  current: null,
  fields: fields.map(field),
  errors: [],
});
const [first, second] = [suggestion('projects/0', 'name', 'url'), suggestion('projects/1', 'name')];

const chosen = (...choices: readonly string[]) => chosenIn(choices, [first, second]);

test('a suggestion is chosen whole by its id, or field by field', () => {
  expect(chosen('projects/1', 'projects/0/url', 'projects/0/name')).toEqual([
    { suggestion: second },
    { suggestion: first, fields: ['url', 'name'] },
  ]);
});

test('whole and in part is whole, in whatever order', () => {
  expect(chosen('projects/0', 'projects/0/url')).toEqual([{ suggestion: first }]);
  expect(chosen('projects/0/url', 'projects/0')).toEqual([{ suggestion: first }]);
});

test.each(['projects/2', 'projects/1/url', 'projects', 'projects/0/name/x', ''])('%j names nothing', (choice) => {
  expect(() => chosen('projects/0', choice)).toThrow(UnknownChoice);
});
