import { Unreadable } from '../../../../shared/resume/errors';
import { limits } from '../../../../shared/resume/limits';
import { textOf } from '../../../../shared/resume/model/document-text';
import { readText } from '../../../../shared/resume/read/read-text';
import { shown } from './shown';

const read = (text: string) => readText(Buffer.from(text));

describe('the lines of plain text', () => {
  it('keep headings as lines, bold where plain text marks them', () => {
    const text = [
      'EXPERIENCE',
      '==========',
      'Acme',
      '',
      '--- Skills ---',
      '**Languages**',
      '## Projects',
      'EDUCATION',
    ];
    expect(shown(read(text.join('\n')))).toEqual([
      '**EXPERIENCE**',
      '',
      'Acme',
      '',
      '**Skills**',
      '**Languages**',
      '**Projects**',
      'EDUCATION',
    ]);
    expect(read('EXPERIENCE').pages[0]?.lines[0]).not.toHaveProperty('heading');
  });

  it('are parted into cells at tabs and wide gaps', () => {
    const [line] = read('Acme Corp      Jan 2020 – Present\tBerlin').pages[0]?.lines ?? [];
    expect(line?.text).toBe('Acme Corp\tJan 2020 – Present\tBerlin');
    expect(line?.runs.map(({ text, x }) => [text, x])).toEqual([
      ['Acme Corp', 0],
      ['Jan 2020 – Present', 120],
      ['Berlin', 240],
    ]);
  });

  it.each([
    ['Engineer, Acme  2019 - 2021', 'Engineer, Acme\t2019 - 2021'],
    ['Did  it  all  over  again', 'Did it all over again'],
    ['Did it.  Again.', 'Did it. Again.'],
    ['Go  SQL     2019', 'Go\tSQL\t2019'],
  ])('have a wide gap at two spaces where these mean one: %j', (source, text) => {
    expect(read(source).pages[0]?.lines[0]?.text).toBe(text);
  });

  it('are items of lists by their bullets, nested by their indents', () => {
    const text = ['Acme', '  - one', '    goes on', '  • two', '      * deeper', '      o Deeper', '  - three', 'Next'];
    expect(shown(read(text.join('\n')))).toEqual([
      'Acme',
      '  - one',
      '  goes on',
      '  - two',
      '    - deeper',
      '    - Deeper',
      '  - three',
      'Next',
    ]);
  });

  it.each([
    ['+49 170 1234567'],
    ['+ 49 170 1234567'],
    ['-5 °C'],
    ['o que fizemos'],
    ['**Acme** and **Foo**'],
    ['1. März 2020 – heute'],
    ['2. Staatsexamen'],
    ['2019. A good year'],
    ['2. Staatsexamen\n1. Staatsexamen'],
  ])('are no items of lists: %j', (text) => {
    expect(read(text).pages[0]?.lines.map((line) => [line.bullet, line.text])).toEqual(
      text.split('\n').map((line) => [false, line]),
    );
  });

  it('are items of a list that counts from 1', () => {
    expect(shown(read('1. Alpha\n2) Beta\n\n7. Gamma'))).toEqual(['- Alpha', '- Beta', '', '7. Gamma']);
  });

  it('have the white space above them', () => {
    const gaps = read('A\nB\n\n\nC').pages[0]?.lines.map(({ gap }) => gap);
    expect(gaps).toEqual([Number.POSITIVE_INFINITY, 0, 2]);
  });

  it('begin a page at a form feed', () => {
    const document = read('A\n\fB\nC');
    expect(shown(document)).toEqual(['A', '---', 'B', 'C']);
    expect(textOf(document)).toBe('A\n\fB\nC\n');
  });

  it('are clean of what nobody sees', () => {
    expect(shown(read('Re\u00ADsume\u0301 \uE0B7 \uFB01ne\u00A0\u200Bday'))).toEqual(['Resumé fine day']);
  });
});

describe('a text beyond its limits is refused', () => {
  const reasonOf = (text: string) => {
    try {
      read(text);
      return undefined;
    } catch (error) {
      return error instanceof Unreadable ? error.reason : error;
    }
  };

  it.each([
    ['characters', 'x'.repeat(limits.characters + 1), 'too-much-text'],
    ['lines', 'x\n'.repeat(limits.linesPerPage + 1), 'too-much-text'],
    ['pages', 'x\f'.repeat(limits.pages + 1), 'too-many-pages'],
    ['zeros in it', 'abc\0def', 'broken'],
  ])('%s', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    ['spaces', ' '.repeat(300_000)],
    ['spaces between two signs', `-- a${' '.repeat(300_000)}b`],
    ['signs', '=-'.repeat(150_000)],
    ['bullets', '• '.repeat(150_000)],
    ['digits', '1. '.repeat(100_000)],
  ])('but not for a line of %s, which takes no time to speak of', (_, text) => {
    const start = process.cpuUsage();
    expect(reasonOf(text)).toBeUndefined();
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000);
  });
});
