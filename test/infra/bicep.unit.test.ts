// The reader that the agreement tests stand on: what it cannot read it must not leave out.
import { bicep, bicepFiles, declared, entries, literal, variable, withoutComments } from './bicep';

const interpolated = ["'", '$', "{a}'"].join('');
const source = `
var settings = {
  // HIDDEN: 'in a comment'
  PLAIN: 'it\\'s {plain}: // no comment' // but this
  'QUOTED-NAME': 'x'
  CALL: string(max(1, 2))
  NESTED: { inner: 'value', other: [1] }
  CHOICE: empty(x) ? ${interpolated} : 'b'
  LIST: [
    'one'
    'two: 2'
  ]
}
`;

test('entries of an object are those of its own, whatever they hold', () => {
  const found = entries(variable(withoutComments(source), 'settings'));
  expect([...found.keys()]).toEqual(['PLAIN', 'QUOTED-NAME', 'CALL', 'NESTED', 'CHOICE', 'LIST']);
  expect(found.get('CALL')).toBe('string(max(1, 2))');
  expect(found.get('CHOICE')).toBe(`empty(x) ? ${interpolated} : 'b'`);
});

test('only a string that nothing is put into is a literal', () => {
  const texts = ["'it\\'s'", interpolated, 'string(1)', "'a' + 'b'"];
  expect(texts.map(literal)).toEqual(["it's", undefined, undefined, undefined]);
});

test('every file is read, and what is not there is an error', () => {
  expect([...bicepFiles.keys()]).toEqual(expect.arrayContaining(['main.bicep', 'modules/app-settings.bicep']));
  expect(declared('output', bicep('main.bicep'))).toContain('SERVICE_API_NAME');
  expect(() => bicep('nobody.bicep')).toThrow('infra/nobody.bicep is not there');
  expect(() => variable(bicep('main.bicep'), 'nobody')).toThrow('there is no variable nobody');
});
