// Characters become words by the gaps between them.
import { linesOf, text, textsOf } from './glyphs';

/** Words that stand so many points apart. */
const apart = (words: readonly string[], gap: number) =>
  words.map((word, index) => {
    const before = words.slice(0, index);
    return text(word, 50 + before.join('').length * 5 + before.length * gap, 100);
  });

test('a ligature that was drawn on its own is joined to its word', () => {
  const parts = [text('e', 50, 100), [{ ...text('x', 55, 100)[0], text: 'ﬃ', width: 9 }], text('cient', 64, 100)];
  expect(textsOf(linesOf(parts as Parameters<typeof linesOf>[0]))).toEqual(['efficient']);
});

test('moves without drawn spaces are spaces, also the narrow ones of justified text', () => {
  expect(textsOf(linesOf([text('one two three', 50, 100, { spaces: 'moved' })]))).toEqual(['one two three']);
  expect(textsOf(linesOf(apart(['Led', 'a', 'team'], 1.2)))).toEqual(['Led a team']);
});

test('where spaces are drawn, loosely set letters stay one word', () => {
  expect(textsOf(linesOf([text('loosely set type', 50, 100, { spacing: 1.5 })]))).toEqual(['loosely set type']);
});

test('spaced letters are words, whether by spacing or by typed spaces', () => {
  expect(textsOf(linesOf([text('WORK EXPERIENCE', 50, 100, { spacing: 4, bold: true })]))).toEqual(['WORK EXPERIENCE']);
  expect(textsOf(linesOf([text('E D U C A T I O N   A N D   S K I L L S', 50, 100)]))).toEqual([
    'EDUCATION AND SKILLS',
  ]);
});

test('letters that kerning has pulled together are spaced ones too', () => {
  const kerned = [
    text('P', 50, 100),
    text('A', 56.8, 100),
    text('B', 64, 100),
    text('L', 71.2, 100),
    text('O', 78.4, 100),
  ];
  const other = text('and this line draws its spaces', 50, 130);
  expect(textsOf(linesOf([...kerned, other]))).toEqual(['PABLO', 'and this line draws its spaces']);
});

test('signs between short names are no letters of a word', () => {
  const skills = text('C • C++ • CSS • PHP • R', 50, 100, { spaces: 'moved' });
  expect(textsOf(linesOf([skills]))).toEqual(['C • C++ • CSS • PHP • R']);
});

test('initials are no spaced word', () => {
  expect(textsOf(linesOf([text('J. R. R. Tolkien', 50, 100), text('R C D', 50, 130)]))).toEqual([
    'J. R. R. Tolkien',
    'R C D',
  ]);
});

test('what is drawn twice over itself is read once', () => {
  expect(textsOf(linesOf([text('Shadow hill', 50, 100), text('Shadow hill', 50.3, 100)]))).toEqual(['Shadow hill']);
});

test('a raised ending belongs to its line', () => {
  expect(
    textsOf(linesOf([text('Won the 1', 50, 100), text('st', 90, 96.5, { size: 6 }), text('prize', 98.5, 100)])),
  ).toEqual(['Won the 1st prize']);
});

test('odd spaces are plain, soft and other hyphens are hyphens, icons are gone', () => {
  const odd = text('a\u00A0b c\u00ADd e\u2010f \uF095 g', 50, 100);
  expect(textsOf(linesOf([odd]))).toEqual(['a b c-d e-f g']);
});

test('a wide gap begins a run, and so does another look without a gap', () => {
  const [line] = linesOf([
    text('Example GmbH', 50, 100, { italic: true }),
    text(', Berlin', 107.5, 100),
    text('2019', 500, 100, { bold: true }),
  ]);
  expect(line?.text).toBe('Example GmbH, Berlin\t2019');
  expect(line?.runs.map((run) => [run.text, run.italic, run.bold])).toEqual([
    ['Example GmbH', true, false],
    [', Berlin', false, false],
    ['2019', false, true],
  ]);
  expect(line?.bold).toBe(false);
});

test('the wide spaces of a justified line are spaces', () => {
  const words = ['each', 'of', 'these', 'words', 'stands', 'apart'];
  expect(textsOf(linesOf(apart(words, 14)))).toEqual(['each of these words stands apart']);
});

test('a link is kept with the words that it lies on', () => {
  const [line] = linesOf([text('See ', 50, 100), text('GitHub', 67.5, 100, { link: 'https://github.com/x' })]);
  expect(line?.runs.map((run) => [run.text, run.link])).toEqual([
    ['See', undefined],
    ['GitHub', 'https://github.com/x'],
  ]);
});
