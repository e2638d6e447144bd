import { readMarkdown } from '../../../../shared/resume/read/read-markdown';
import { shown } from './shown';

const read = (...lines: string[]) => shown(readMarkdown(Buffer.from(lines.join('\n'))));

describe('the blocks of Markdown', () => {
  it('are headings with hashes and with lines under them', () => {
    expect(read('# Jane Roe #', 'Experience', '----------', '### Acme')).toEqual([
      '# **Jane Roe**',
      '## **Experience**',
      '### **Acme**',
    ]);
  });

  it('are lists, nested ones and numbered ones', () => {
    expect(read('- one', '    - [x] deeper', '* two', '', '2. three', 'text')).toEqual([
      '  - one',
      '    - deeper',
      '  - two',
      '',
      '  - three',
      'text',
    ]);
  });

  it('are nested by tabs too', () => {
    expect(read('- one', '\t- deeper')).toEqual(['  - one', '    - deeper']);
  });

  it('are lines of their own where they are short, and one where prose was wrapped', () => {
    const prose = 'Built a system that is so long to tell that the line has to be wrapped';
    expect(read('Acme', '2019', `- ${prose}`, '  somewhere', `${prose}  `, 'here')).toEqual([
      'Acme',
      '2019',
      `  - ${prose} somewhere`,
      prose,
      'here',
    ]);
  });

  it('are tables without the row that only draws a line', () => {
    expect(read('| Skill | Level |', '|---|:--|', '| Go \\| C | **good** |', '', 'a | b')).toEqual([
      'Skill\tLevel',
      'Go | C\t**good**',
      '',
      'a | b',
    ]);
  });

  it('are lines above the page, of its generator', () => {
    expect(read('---', 'name: Jane', 'email: a@b.org', '---', '', '# Work')).toEqual([
      'name: Jane',
      'email: a@b.org',
      '',
      '# **Work**',
    ]);
  });

  it('are not rules, fences and comments', () => {
    expect(read('a', '', '***', '```', 'code', '```', '<!-- not', 'this -->', '> quoted<br>twice')).toEqual([
      'a',
      '',
      'code',
      '',
      'quoted',
      'twice',
    ]);
  });
});

describe('the text of Markdown', () => {
  it.each([
    ['**Acme**, *Berlin*', '**Acme,** Berlin'],
    ['[GitHub](https://github.com/x "title") and <a@b.org>', '[GitHub](https://github.com/x) and a@b.org'],
    ['[bad](javascript:alert(1))', 'bad)'],
    ['![photo](me.png) Jane', 'Jane'],
    ['snake_case_name, 2 * 3 * 4, C\\*', 'snake_case_name, 2 * 3 * 4, C*'],
    ['`a_b_c` <b>x</b> R&amp;D &#8211; &foo;', 'a_b_c x R&D – &foo;'],
    ['~~gone~~ __Acme__', 'gone **Acme**'],
  ])('%s', (source, text) => {
    expect(read(source)).toEqual([text]);
  });
});
