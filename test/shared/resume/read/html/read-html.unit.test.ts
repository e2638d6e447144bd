import { readHtml } from '../../../../../shared/resume/read/html/read-html';
import { shown } from '../shown';

const read = (html: string) => readHtml(Buffer.from(html));
const lines = (html: string) => shown(read(html)).filter((line) => line !== '');

describe('the blocks of HTML', () => {
  it('are headings, paragraphs and lines', () => {
    expect(lines('<h1>Jane</h1><p>one<br>two</p>three<div>four</div>five<h3>Six</h3>')).toEqual([
      '# **Jane**',
      'one',
      'two',
      'three',
      'four',
      'five',
      '### **Six**',
    ]);
  });

  it('are lists and what is nested in them', () => {
    expect(
      lines('<ul><li>one<ul><li><p>deeper</p><p>goes on</p></li></ul></li><li>two</ul><ol><li>first</ol>'),
    ).toEqual(['  - one', '    - deeper', '    goes on', '  - two', '  - first']);
  });

  it('are lists that somebody typed', () => {
    expect(lines('<p>• one<br>• two</p>')).toEqual(['- one', '- two']);
  });

  it('are tables, of dates by rows and of the layout by columns', () => {
    expect(lines('<table><tr><td>2019<td><b>Engineer</b><br>Acme</table>')).toEqual(['2019\t**Engineer**', 'Acme']);
    expect(lines('<table><tr><td><h2>Skills</h2><p>Go</p><td><h2>Work</h2><p>Acme</p></table>')).toEqual([
      '## **Skills**',
      'Go',
      '|1|## **Work**',
      '|1|Acme',
    ]);
  });

  it('stand beside one another where styles say so', () => {
    const sheet = '<style>/* x */ @import "y"; .row, .other { display: flex } .row > .end { float:right }</style>';
    expect(lines(`${sheet}<div class="a row"><div>Acme</div><div>2019 – 2021</div></div>`)).toEqual([
      'Acme\t2019 – 2021',
    ]);
    expect(lines('<div style="display:flex;flex-direction:column"><div>a</div><div>b</div></div>')).toEqual(['a', 'b']);
    expect(lines('<h3>Acme <span style="float:right">2019</span></h3>')).toEqual(['### **Acme**\t**2019**']);
  });

  it('stand in the columns of a grid, row by row, and below one another in a grid of one', () => {
    const grid = (columns: string) =>
      lines(`<dl style="display:grid;${columns}"><dt>City<dd>Berlin<dt>Mail<dd>a@b.org</dl>`);
    expect(grid('grid-template-columns: [a] minmax(10px, 1fr) auto')).toEqual([
      '**City**\tBerlin',
      '**Mail**\ta@b.org',
    ]);
    expect(grid('grid-template-columns: repeat(2, minmax(0, 1fr))')).toEqual(['**City**\tBerlin', '**Mail**\ta@b.org']);
    expect(grid('gap: 1rem')).toEqual(['**City**', '  Berlin', '**Mail**', '  a@b.org']);
  });

  it('keep their lines where they are preformatted', () => {
    expect(lines('<pre>Acme      2019\n  Berlin</pre>')).toEqual(['Acme\t2019', 'Berlin']);
  });

  it('have the white space around paragraphs and headings, none between items', () => {
    const gaps = read('<p>a</p><h2>b</h2><ul><li>c<li>d</ul>e').pages[0]?.lines.map(({ gap }) => gap);
    expect(gaps).toEqual([Number.POSITIVE_INFINITY, 1, 1, 0, 1]);
  });
});

describe('the text of HTML', () => {
  it.each([
    ['<b>Acme</b>, <i>Berlin</i>', '**Acme,** Berlin'],
    ['<b>Engineer</b><span>2019 – today</span>', '**Engineer**\t2019 – today'],
    ['<b>S</b><span>kills</span> and <i>Acme</i> <i>Ltd</i>', 'Skills and Acme Ltd'],
    ['<span style="font-weight:700">Acme</span> <b style="font-weight: normal">Ltd</b>', '**Acme** Ltd'],
    ['a\n   b &amp; c&nbsp;d &eacute;', 'a b & c d é'],
    [
      '<a href="https://github.com/x">GitHub</a> <a href="javascript:alert(1)">bad</a>',
      '[GitHub](https://github.com/x) bad',
    ],
  ])('%s', (html, text) => {
    expect(lines(html)).toEqual([text]);
  });

  it.each([
    ['<script>document.write("x")</script><style>x</style><template>x</template><svg><text>x</text></svg>'],
    ['<title>x</title><!-- x --><textarea>x</textarea><iframe>x</iframe>'],
  ])('is not what is no text: %s', (html) => {
    expect(read(`${html}shown`)).toMatchObject({ warnings: [], pages: [{ lines: [{ text: 'shown' }] }] });
  });

  it.each([
    ['<p hidden>x</p>'],
    ['<p style="display:none">x</p>'],
    ['<style>#a.b { visibility: hidden }</style><p id="a" class="b c">x</p>'],
    ['<i aria-hidden="true">x</i>'],
  ])('is not what is hidden, and that is told: %s', (html) => {
    const document = read(`${html}<p>shown</p>`);
    expect(shown(document)).toEqual(['shown']);
    expect(document.warnings).toEqual([{ code: 'hidden-text' }]);
  });

  it('is shown where only another medium hides it', () => {
    expect(lines('<style>@media print { p { display: none } } p { font-weight: bold }</style><p>text</p>')).toEqual([
      '**text**',
    ]);
  });

  it('has the encoding that the page declares', () => {
    const page = (charset: string) => Buffer.from(`<meta charset="${charset}"><p>Stra\xDFe`, 'latin1');
    expect(readHtml(page('iso-8859-1'))).toMatchObject({ warnings: [], pages: [{ lines: [{ text: 'Straße' }] }] });
    expect(readHtml(page('utf-8')).warnings).toEqual([{ code: 'encoding-guessed' }]);
  });
});
