import { cut, pad, visible, widthOf, wrap } from '../../cli/demo/terminal/text-width';

test.each([
  ['Zürich', 6],
  ['Zu\u0308rich', 6],
  ['京都大学', 8],
  ['修士（情報学）', 14],
  ['한국', 4],
  ['Київ «Світанок»', 15],
  ['مكتبة', 5],
  ['🚚', 2],
  ['👩🏽‍💻', 2],
  ['', 0],
])('%j takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test('a wide character is not cut in half', () => {
  expect(cut('京都大学', 6)).toBe('京都…');
  expect(cut('京都大学', 8)).toBe('京都大学');
});

test('padding fills up to the same column whatever the script', () => {
  for (const text of ['Kyoto', '京都', 'Київ']) expect(widthOf(pad(text, 9))).toBe(9);
  expect(pad('7', 3, 'right')).toBe('  7');
});

test('lines break at spaces, and inside a word only where it is longer than a line', () => {
  expect(wrap('to be or not to be', 8)).toEqual(['to be or', 'not to', 'be']);
  expect(wrap('a 株式会社カモガワ b', 8)).toEqual(['a', '株式会社', 'カモガワ', 'b']);
  expect(wrap('', 8)).toEqual(['']);
});

test('line breaks are shown and terminals are not obeyed', () => {
  expect(visible('one\r\ntwo\n\tthree')).toBe('one⏎two⏎⇥three');
  expect(visible('\u001b[31mred')).toBe('\\x1b[31mred');
});
