import { readDocx } from '../../../../../shared/resume/read/docx/read-docx';
import { paragraph as p, type WordFile, wordFile } from '../../../../factories/word-files';
import { shown } from '../shown';

const read = (file: WordFile | string) => readDocx(wordFile(typeof file === 'string' ? { body: file } : file));
const lines = (file: WordFile | string) => shown(read(file));
const firstLine = (file: WordFile | string) => read(file).pages[0]?.lines[0];

const styles = `
  <w:docDefaults>
    <w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:spacing w:after="288"/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="berschrift1">
    <w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Section">
    <w:name w:val="My Section"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Tight">
    <w:name w:val="Tight"/><w:basedOn w:val="Standard"/><w:pPr><w:contextualSpacing/></w:pPr>
  </w:style>
  <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Round"><w:name w:val="a"/><w:basedOn w:val="About"/><w:rPr><w:i/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="About"><w:name w:val="b"/><w:basedOn w:val="Round"/><w:rPr><w:b/></w:rPr></w:style>`;
const styled = (text: string, style: string) => p(text, `<w:pStyle w:val="${style}"/>`);

describe('how text looks in Word', () => {
  it('comes from styles and what they are based on', () => {
    const line = firstLine({ styles, body: styled('Experience', 'Section') });
    expect(line).toMatchObject({ heading: 2, bold: true, fontSize: 16 });
  });

  it('comes from the style of headings, whatever its id in the language of Word', () => {
    expect(firstLine({ styles, body: styled('Erfahrung', 'berschrift1') })).toMatchObject({ heading: 1, fontSize: 16 });
  });

  it('comes from the document where the style says nothing, and is 11 points where nobody does', () => {
    expect(firstLine({ styles, body: p('text') })).toMatchObject({ fontSize: 12, bold: false });
    expect(firstLine(p('text'))).toMatchObject({ fontSize: 11, bold: false });
  });

  it('comes from the run and its style before all', () => {
    const body =
      `<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>bold</w:t></w:r>` +
      `<w:r><w:rPr><w:rStyle w:val="Strong"/><w:b w:val="0"/></w:rPr><w:t xml:space="preserve"> not</w:t></w:r></w:p>`;
    expect(lines({ styles, body })).toEqual(['**bold** not']);
  });

  it('ends where styles are based on one another', () => {
    expect(firstLine({ styles, body: styled('text', 'Round') })).toMatchObject({ bold: true });
  });

  it('has the space between paragraphs, none between those of one style that want none', () => {
    const gaps = (body: string) => read({ styles, body }).pages[0]?.lines.map(({ gap }) => gap);
    expect(gaps(p('a') + p('b') + p('') + p('c'))).toEqual([Number.POSITIVE_INFINITY, 1, expect.closeTo(3, 0)]);
    expect(gaps(styled('a', 'Tight') + styled('b', 'Tight') + p('c'))).toEqual([Number.POSITIVE_INFINITY, 0, 1]);
  });
});

describe('lists in Word', () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
    `<w:pPr><w:ind w:left="${720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="7">${level(0, 'bullet', '•')}${level(1, 'decimal', '%2.')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="8">${level(0, 'none', '')}</w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>`;
  const item = (text: string, at: number, list = 1) =>
    p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  it('are bullets and numbers with their levels', () => {
    const body =
      p('Acme') + item('one', 0) + item('deeper', 1) + item('two', 0) + p('goes on', '<w:ind w:left="720"/>');
    expect(lines({ numbering, body })).toEqual(['Acme', '  - one', '    - deeper', '  - two', '  goes on']);
  });

  it('have no bullet where the list only indents, is unknown, or has ended', () => {
    const body = item('indented', 0, 2) + item('unknown', 0, 9) + item('ended', 0, 0);
    expect(read({ numbering, body }).pages[0]?.lines.map(({ bullet }) => bullet)).toEqual([false, false, false]);
  });

  it('have a bullet on the first line of an item alone', () => {
    expect(lines({ numbering, body: item('<w:t>one</w:t><w:br/><w:t>goes on</w:t>', 0) })).toEqual([
      '- one',
      'goes on',
    ]);
  });

  it('are known by bullets that somebody typed, in letters or in pictures', () => {
    const picture = '<w:sym w:font="Wingdings" w:char="F0A7"/><w:tab/><w:t>two</w:t>';
    expect(lines(p('• one') + p(picture))).toEqual(['- one', '- two']);
  });
});

describe('the text of a paragraph in Word', () => {
  it('is parted at tabs and line breaks', () => {
    expect(lines(p('<w:t>Acme</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Berlin</w:t>'))).toEqual([
      'Acme\t2019',
      'Berlin',
    ]);
  });

  it('has links by relationships and by fields, to addresses that may be followed', () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body =
      `<w:p><w:hyperlink r:id="a">${run('GitHub')}</w:hyperlink>${run(' ')}<w:hyperlink r:id="b">${run('bad')}</w:hyperlink></w:p>` +
      `<w:p>${field('begin')}<w:r><w:instrText>HYPERLINK "mailto:a@b.org"</w:instrText></w:r>${run('hidden')}` +
      `${field('separate')}${run('a@b.org')}${field('end')}${run(' text')}</w:p>`;
    const links = { a: 'https://github.com/x', b: 'file:///etc/passwd' };
    expect(lines({ body, links })).toEqual(['[GitHub](https://github.com/x) bad', '[a@b.org](mailto:a@b.org) text']);
  });

  it('is what is left of changes, without what is hidden or only asks for text', () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body =
      `<w:p><w:ins>${run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>${run('gone')}</w:moveFrom>` +
      `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>` +
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click here')}</w:sdtContent></w:sdt>` +
      `<w:sdt><w:sdtContent>${p('filled in')}</w:sdtContent></w:sdt>`;
    const document = read(body);
    expect(shown(document)).toEqual(['new', 'filled in']);
    expect(document.warnings).toEqual([{ code: 'hidden-text' }]);
  });

  it('has the text of a box once, above what it hangs on', () => {
    const box = (text: string) =>
      `<w:drawing><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:drawing>`;
    const both = `<mc:AlternateContent><mc:Choice>${box('Jane')}</mc:Choice><mc:Fallback>${box('Jane')}</mc:Fallback></mc:AlternateContent>`;
    expect(lines(`<w:p><w:r>${both}<w:t>below</w:t></w:r></w:p>`).filter((line) => line !== '')).toEqual([
      'Jane',
      'below',
    ]);
  });
});

describe('the pages of a Word file', () => {
  const section = (type: string) => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`;

  it('begin at breaks, whoever made them, and never twice for one', () => {
    const body =
      p('a') +
      p('<w:br w:type="page"/>') +
      p('<w:lastRenderedPageBreak/><w:t>b</w:t>') +
      p('<w:t>c goes</w:t><w:lastRenderedPageBreak/><w:t> on</w:t>') +
      p('d') +
      p('e', '<w:pageBreakBefore/>');
    expect(lines(body)).toEqual(['a', '---', 'b', 'c goes on', '---', 'd', '---', 'e']);
  });

  it('begin with sections that do not go on on the same one', () => {
    const body = p('a', section('nextPage')) + p('b', section('continuous')) + p('c') + section('nextPage');
    expect(lines(body).filter((line) => line !== '')).toEqual(['a', 'b', '---', 'c']);
  });

  it('have columns where one ends', () => {
    const body =
      p('left') +
      p('<w:br w:type="column"/><w:t>right</w:t>') +
      p('more', section('continuous')) +
      p('below') +
      section('continuous');
    expect(lines(body)).toEqual(['left', '|1|right', '|1|more', '', 'below']);
  });

  it('have the header of the first one, and the footer if it says how to reach somebody', () => {
    const reference = (kind: string) => `<w:${kind}Reference w:type="default" r:id="${kind}"/>`;
    const body = `${p('text')}<w:sectPr>${reference('header')}${reference('footer')}</w:sectPr>`;
    expect(lines({ body, header: p('Jane Roe'), footer: p('Page 1') })).toEqual(['Jane Roe', 'text']);
    expect(lines({ body, header: p('Jane Roe'), footer: p('jane@example.org') })).toEqual([
      'Jane Roe',
      'text',
      'jane@example.org',
    ]);
  });
});

describe('tables in Word', () => {
  const table = (...rows: string[][][]) =>
    `<w:tbl>${rows
      .map(
        (cells) =>
          `<w:tr>${cells.map((cell) => `<w:tc>${cell.map((text) => p(text)).join('')}</w:tc>`).join('')}</w:tr>`,
      )
      .join('')}</w:tbl>`;

  it('of dates are rows, of the layout are columns', () => {
    expect(lines(table([['2019'], ['Engineer', 'Acme']]))).toEqual(['2019\tEngineer', 'Acme']);
    expect(
      lines(
        table([
          ['Contact', 'Berlin'],
          ['Profile', 'Long text'],
        ]),
      ),
    ).toEqual(['Contact', 'Berlin', '|1|Profile', '|1|Long text']);
  });

  it('in a cell are read with it', () => {
    const inner = `<w:tc>${table([['2019'], ['Acme']])}${p('')}</w:tc>`;
    expect(lines(`<w:tbl><w:tr><w:tc>${p('Contact')}${p('Berlin')}</w:tc>${inner}</w:tr></w:tbl>`)).toEqual([
      'Contact\t2019\tAcme',
      'Berlin',
    ]);
  });

  it('have a cell once that goes over several rows', () => {
    const cell = (text: string, merge = '') => `<w:tc><w:tcPr>${merge}</w:tcPr>${p(text)}</w:tc>`;
    const body =
      `<w:tbl><w:tr>${cell('2019', '<w:vMerge w:val="restart"/>')}${cell('Acme')}</w:tr>` +
      `<w:tr>${cell('2019', '<w:vMerge/>')}${cell('Engineer')}</w:tr></w:tbl>`;
    expect(lines(body)).toEqual(['2019\tAcme', 'Engineer']);
  });
});
