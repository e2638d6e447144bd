// The same invented resume as a file of each format.
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export const fileExtensions = ['pdf', 'docx', 'txt', 'md', 'html', 'json'] as const;
export type FileExtension = (typeof fileExtensions)[number];

export const employer = 'Brightwell Logistics Ltd';

interface Part {
  readonly heading?: string;
  readonly lines: readonly string[];
}

function partsOf({ name, email }: Person): readonly Part[] {
  return [
    { lines: [name, email] },
    { heading: 'Experience', lines: [`Warehouse Manager, ${employer}`, 'March 2019 - Present', 'Ran two sites.'] },
    { heading: 'Education', lines: ['Bachelor of Science in Logistics', 'University of Leeds', '2012 - 2015'] },
  ];
}

/** The same bytes each time, but for a PDF and a Word file, which hold when they were made. */
export async function resumeFile(extension: FileExtension, person: Person): Promise<Buffer> {
  switch (extension) {
    case 'pdf':
      return pdf(partsOf(person));
    case 'docx':
      return word(partsOf(person));
    case 'txt':
      return Buffer.from(plain(partsOf(person), (heading) => heading.toUpperCase()));
    case 'md':
      return Buffer.from(plain(partsOf(person), (heading) => `## ${heading}`));
    case 'html':
      return Buffer.from(html(partsOf(person)));
    case 'json':
      return Buffer.from(json(person));
    default:
      return extension satisfies never;
  }
}

function plain(parts: readonly Part[], headingOf: (heading: string) => string): string {
  const texts = parts.map(({ heading, lines }) =>
    [heading === undefined ? [] : headingOf(heading), lines].flat(2).join('\n\n'),
  );
  return `${texts.join('\n\n')}\n`;
}

function html(parts: readonly Part[]): string {
  const bodies = parts.map(
    ({ heading, lines }) => `${heading ? `<h2>${heading}</h2>` : ''}${lines.map((line) => `<p>${line}</p>`).join('')}`,
  );
  return `<!doctype html><html><body>${bodies.join('')}</body></html>`;
}

function json({ name, email }: Person): string {
  return JSON.stringify({
    basics: { name, email },
    work: [{ name: employer, position: 'Warehouse Manager', startDate: '2019-03' }],
    education: [{ institution: 'University of Leeds', area: 'Logistics', studyType: 'Bachelor of Science' }],
  });
}

function word(parts: readonly Part[]): Promise<Buffer> {
  const children = parts.flatMap(({ heading, lines }) => [
    ...(heading === undefined ? [] : [new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 })]),
    ...lines.map((line) => new Paragraph(line)),
  ]);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function pdf(parts: readonly Part[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' });
  for (const { heading, lines } of parts) {
    if (heading !== undefined) document.moveDown().font('Helvetica-Bold').fontSize(14).text(heading);
    document.font('Helvetica').fontSize(11);
    for (const line of lines) document.text(line);
  }
  return written(document);
}

/** Paper with grey where there were letters. */
export async function scannedPdf(pages = 1): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', autoFirstPage: false });
  for (let page = 0; page < pages; page++) {
    document.addPage();
    for (let line = 0; line < 30; line++) document.rect(60, 60 + 20 * line, 300, 8).fill('#888888');
  }
  return written(document);
}

async function written(document: PDFKit.PDFDocument): Promise<Buffer> {
  document.end();
  const chunks: Buffer[] = [];
  for await (const chunk of document) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
