// PDFs of two producers, and such as are refused, read by the build.
import type { Document, Line } from '../../../../../shared/resume/model/document';
import { pdfOf } from './pdfs';
import { documentIn, printedByBrowser, readInChild } from './read-in-child';

const linesOf = ({ pages }: Document) => pages.flatMap(({ lines }) => lines);
const textsOf = (document: Document) => linesOf(document).map(({ text }) => text);
const lineOf = (document: Document, beginning: string): Line | undefined =>
  linesOf(document).find(({ text }) => text.startsWith(beginning));

describe('a page that a browser printed', () => {
  let document: Document;

  beforeAll(() => {
    const html = `<!doctype html><style>
      body { font: 10.5pt/1.35 'DejaVu Sans', sans-serif } h2 { letter-spacing: .25em; text-transform: uppercase; font-size: 12pt }
      .row { display: flex; justify-content: space-between }</style>
      <h1>María Müller-Ångström</h1><p>efficient office flow · <a href="https://github.com/mm">GitHub</a></p>
      <h2>Work Experience</h2>
      <div class="row"><b>Senior Engineer</b><span>Jan 2020 – Present</span></div><div><i>Example GmbH</i>, Berlin</div>
      <ul><li>Led a team<ul><li>of five</ul><li>Wrote reports</ul>
      <p style="writing-mode: vertical-rl">Along the side</p>`;
    document = documentIn(printedByBrowser(html));
  });

  it('has its ligatures, accents and spaced letters as words', () => {
    expect(textsOf(document).slice(0, 3)).toEqual([
      'María Müller-Ångström',
      'efficient office flow · GitHub',
      'WORK EXPERIENCE',
    ]);
  });

  it('has weight, slant and size, and dates on their line', () => {
    expect(lineOf(document, 'María')).toMatchObject({ fontSize: 21, bold: true });
    expect(lineOf(document, 'Senior')?.runs.map(({ text, bold }) => [text, bold])).toEqual([
      ['Senior Engineer', true],
      ['Jan 2020 – Present', false],
    ]);
    expect(lineOf(document, 'Example')?.text).toBe('Example GmbH, Berlin');
    expect(lineOf(document, 'Example')?.runs[0]).toMatchObject({ text: 'Example GmbH', italic: true });
  });

  it('has the bullets that are drawn as shapes', () => {
    const items = linesOf(document).filter(({ bullet }) => bullet);
    expect(items.map(({ text, level }) => [text, level])).toEqual([
      ['Led a team', 0],
      ['of five', 1],
      ['Wrote reports', 0],
    ]);
  });

  it('has what words link to', () => {
    expect(lineOf(document, 'efficient')?.runs.at(-1)).toMatchObject({ text: 'GitHub', link: 'https://github.com/mm' });
  });

  it('tells that something stands along the side', () => {
    expect(document.warnings).toEqual([{ code: 'rotated-text', page: 1 }]);
  });
});

test('places are in points from the top left', async () => {
  const written = (pdf: PDFKit.PDFDocument) => pdf.font('Times-Roman').fontSize(20).text('Here', 72, 100);
  const document = documentIn(await pdfOf(written));
  const [line] = linesOf(document);
  expect(document.pages[0]).toMatchObject({ number: 1, width: 595.28, height: 841.89 });
  expect(line).toMatchObject({ text: 'Here', x: 72, fontSize: 20, page: 1, line: 1 });
  expect(line?.y).toBeGreaterThan(95);
  expect(line?.y).toBeLessThan(105);
});

test.each([90, 180, -90])('a page that was printed turned by %d degrees is read upright', async (degrees) => {
  const turned = await pdfOf((pdf) => {
    pdf.rotate(degrees, { origin: [297, 420] }).fontSize(12);
    for (const [index, line] of ['One', 'Two', 'Three'].entries()) pdf.text(line, 200, 300 + 16 * index);
  });
  const document = documentIn(turned);
  expect([textsOf(document), document.warnings]).toEqual([['One', 'Two', 'Three'], []]);
});

test('columns that were drawn in turns are read one after the other', async () => {
  const drawn = await pdfOf((pdf) => {
    pdf.font('Helvetica').fontSize(10);
    for (let line = 0; line < 14; line += 1) {
      pdf.text(`right ${line} of a text`, 320, 103 + 14 * line, { lineBreak: false });
      pdf.text(`left ${line} of a text`, 50, 100 + 14 * line, { lineBreak: false });
    }
  });
  const texts = textsOf(documentIn(drawn));
  expect(texts.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, line) => `left ${line} of a text`));
  expect(texts.slice(14)).toEqual(Array.from({ length: 14 }, (_, line) => `right ${line} of a text`));
});

test('text that nobody sees is left out or told', async () => {
  const invisible = await pdfOf((pdf) => {
    pdf.fontSize(11).text('Seen by everybody who reads it', 50, 100);
    pdf.fontSize(1).text('too small', 50, 140);
    pdf.fontSize(11).text('far away', 50, -100, { lineBreak: false });
  });
  const white = await pdfOf((pdf) => {
    pdf.fontSize(11).text('black', 50, 100);
    pdf.rect(0, 200, 600, 100).fill('#203040');
    pdf.fill('#ffffff').text('white on dark', 50, 240);
  });
  const whiteOnWhite = await pdfOf((pdf) => pdf.fill('#ffffff').text('white on white', 50, 240));
  const [hidden, shown, told] = [documentIn(invisible), documentIn(white), documentIn(whiteOnWhite)];
  expect([textsOf(hidden), hidden.warnings]).toEqual([
    ['Seen by everybody who reads it'],
    [{ code: 'hidden-text', page: 1 }],
  ]);
  expect([textsOf(shown), shown.warnings]).toEqual([['black', 'white on dark'], []]);
  expect([textsOf(told), told.warnings]).toEqual([['white on white'], [{ code: 'hidden-text', page: 1 }]]);
});

test('a page without text gives no lines, and says so', async () => {
  const drawing = documentIn(await pdfOf((pdf) => pdf.rect(50, 50, 100, 100).fill('#777777')));
  expect(drawing.pages.map(({ lines }) => lines)).toEqual([[]]);
  expect(drawing.warnings).toEqual([{ code: 'pages-without-text', page: 1 }]);
});

test('what cannot be read is refused with its reason', async () => {
  const letter = await pdfOf((pdf) => pdf.text('Dear all'));
  const files = [
    await pdfOf((pdf) => pdf.text('secret'), { userPassword: 'secret' }),
    letter.slice(0, 300),
    Buffer.from('%PDF-1.7 and nothing else'),
    await pdfOf((pdf) => Array.from({ length: 50 }, () => pdf.addPage())),
    await pdfOf((pdf) => pdf.fontSize(4).text('a long text '.repeat(36_000))),
  ];
  expect(readInChild(files).map((read) => ('reason' in read ? read.reason : 'read'))).toEqual([
    'password',
    'broken',
    'broken',
    'too-many-pages',
    'too-much-text',
  ]);
});
