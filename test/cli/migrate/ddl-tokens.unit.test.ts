// What is a token of T-SQL and what is not.
import fc from 'fast-check';
import { TextNeverEnds } from '../../../cli/migrate/ddl/errors';
import { tokensOf } from '../../../cli/migrate/ddl/tokens';
import { soup } from './ddl-soup';

const told = (text: string) => tokensOf(text).filter((token) => token.kind !== 'blank');

test('a keyword in a string, a name or a comment is none', () => {
  const text = `N'DROP; it''s' [TABLE ]] x] "GO" -- DELETE;\n/* a /* nested */ ; */ a.b`;
  expect(told(text).map(({ kind, text }) => [kind, text])).toEqual([
    ['string', "N'DROP; it''s'"],
    ['bracketed', '[TABLE ]] x]'],
    ['quoted', '"GO"'],
    ['comment', '-- DELETE;'],
    ['comment', '/* a /* nested */ ; */'],
    ['word', 'a'],
    ['symbol', '.'],
    ['word', 'b'],
  ]);
});

test('GO parts batches only where it stands alone on its line, in either case', () => {
  const kinds = told('a\n  go \nGO\r\nb GO\nGOTO\n-- x\nGO\n/*\nGO\n*/').map((token) => token.kind);
  expect(kinds).toEqual(['word', 'go', 'go', 'word', 'word', 'word', 'comment', 'go', 'comment']);
});

test('each token knows where it stands', () => {
  const text = "SELECT  'a' -- b\n";
  for (const token of tokensOf(text)) expect(text.startsWith(token.text, token.offset)).toBe(true);
});

test.each([
  ["a\n'b", 'string', 2],
  ["N'b''", 'string', 1],
  ['a\n\n[b', 'bracketed name', 3],
  ['"b', 'quoted name', 1],
  ['/* /* */', 'comment', 1],
])('%j is refused with the line where it begins', (text, what, line) => {
  const read = () => tokensOf(text);
  expect(read).toThrow(TextNeverEnds);
  expect(read).toThrow(expect.objectContaining({ what, line }));
});

test('the tokens of any text are the text again', () => {
  const whole = (text: string) => {
    try {
      return tokensOf(text)
        .map((token) => token.text)
        .join('');
    } catch (error) {
      if (error instanceof TextNeverEnds) return text;
      throw error;
    }
  };
  fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => whole(text) === text));
});
