// One small resume of an invented person in each format: what is broken from here on was whole.
import PDFDocument from 'pdfkit';
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';
import { type Entry, zipFile } from './zip-file';

const name = 'Ada Example';
const contact = 'ada@example.org · +1 202 555 0143 · Bristol';
const sections = [
  {
    title: 'Work Experience',
    lines: ['Bridge Inspector, Example Bridges Ltd', 'Jan 2020 – Present', 'Counted every rivet'],
  },
  { title: 'Education', lines: ['Bachelor of Engineering, University of Bristol', '2012 – 2015'] },
  { title: 'Skills', lines: ['Welding, Rivets, Surveying'] },
];

export type Files = readonly [FileToParse, ...FileToParse[]];

export async function soundFiles(): Promise<Files> {
  return [
    { name: 'sound.pdf', bytes: await pdf() },
    { name: 'sound.docx', bytes: zipFile(wordParts) },
    { name: 'sound.html', bytes: Buffer.from(html) },
    { name: 'sound.md', bytes: Buffer.from(markdown) },
    { name: 'sound.txt', bytes: Buffer.from(text) },
    { name: 'sound.json', bytes: Buffer.from(JSON.stringify(jsonResume)) },
  ];
}

/** As many pages as are asked for, each with the same words. */
export function pdf({ pages = 1, userPassword }: { readonly pages?: number; readonly userPassword?: string } = {}) {
  return new Promise<Buffer>((resolve, reject) => {
    // A fixed date makes the same file each time; what is not packed can be broken by a changed word, too.
    const info = { CreationDate: new Date(0) };
    const file = new PDFDocument({
      autoFirstPage: false,
      compress: false,
      info,
      ...(userPassword && { userPassword }),
    });
    const chunks: Buffer[] = [];
    file.on('data', (chunk: Buffer) => chunks.push(chunk));
    file.on('end', () => resolve(Buffer.concat(chunks)));
    file.on('error', reject);
    for (let page = 0; page < pages; page += 1) drawPage(file.addPage());
    file.end();
  });
}

function drawPage(file: PDFKit.PDFDocument): void {
  file.fontSize(20).text(name).fontSize(10).text(contact);
  for (const { title, lines } of sections) {
    file.moveDown().fontSize(14).text(title).fontSize(10);
    for (const line of lines) file.text(line);
  }
}

const paragraph = (text: string, style = 'Normal', more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const table = `<w:tbl><w:tr><w:tc>${paragraph('English')}</w:tc><w:tc>${paragraph('fluent')}</w:tc></w:tr></w:tbl>`;
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file of the parts that most have (ECMA-376-1, 11.3). */
export const wordParts: readonly [Entry, ...Entry[]] = [
  part(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  part(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
  part(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
  ),
  part(
    'word/styles.xml',
    `<w:styles ${word}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>`,
  ),
  part(
    'word/numbering.xml',
    `<w:numbering ${word}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  ),
  part(
    'word/document.xml',
    `<w:document ${word}><w:body>${paragraph(name, 'Heading1')}${paragraph(contact)}${sections
      .map(({ title, lines: [first = '', second = '', ...others] }) =>
        [
          paragraph(title, 'Heading1'),
          paragraph(first),
          paragraph(second),
          ...others.map((line) => paragraph(line, 'Normal', listed)),
        ].join(''),
      )
      .join('')}${table}</w:body></w:document>`,
  ),
];

function part(path: string, xml: string): Entry {
  return { name: path, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`) };
}

const html = `<!doctype html><html lang="en"><body><h1>${name}</h1><p>${contact}</p>${sections
  .map(({ title, lines }) => `<h2>${title}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`)
  .join('')}</body></html>`;

const markdown = `# ${name}\n\n${contact}\n${sections.map(({ title, lines }) => `\n## ${title}\n\n${lines.join('\n\n')}\n`).join('')}`;

const text = `${name}\n${contact}\n${sections.map(({ title, lines }) => `\n${title}\n${lines.join('\n')}\n`).join('')}`;

const jsonResume = {
  basics: { name, email: 'ada@example.org', phone: '+1 202 555 0143', location: { city: 'Bristol' } },
  work: [{ name: 'Example Bridges Ltd', position: 'Bridge Inspector', startDate: '2020-01' }],
  education: [{ institution: 'University of Bristol', studyType: 'Bachelor of Engineering', endDate: '2015' }],
  skills: [{ name: 'Welding' }],
};
