// A Word template: name and contacts in the header of the page, a table of two cells under it, the narrow one with skills, languages and
// education.
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { joined } from './small-sections';

const narrow: readonly Section[] = ['skills', 'languages', 'education', 'certificates', 'interests'];
const wide: readonly Section[] = ['summary', 'work', 'projects', 'volunteer', 'awards', 'publications', 'references'];

export const wordSidebar: Layout = {
  id: 'word-sidebar',
  heldOut: false,
  columns: 2,
  writer: 'docx',
  dates: { form: 'short', dash: ' – ', present: 0, since: false },
  omitted: [],
  word: async (ink) => {
    const { basics } = ink.resume;
    const sections = ink.order([...narrow, ...wide]);
    const cell = (share: number, chosen: readonly Section[]) =>
      new TableCell({
        width: { size: share, type: WidthType.PERCENTAGE },
        children: sections.filter((section) => chosen.includes(section)).flatMap((section) => block(section, ink)),
      });
    const head = [
      basics.label,
      joined([ink.place(basics.location), basics.phone, basics.email], ' | '),
      webOf(ink.resume).map(ink.bare).join(' | '),
    ];
    const header = new Header({
      children: [
        new Paragraph({ children: [new TextRun({ text: basics.name, bold: true, size: 40 })] }),
        ...head.flatMap((text) => (text ? [new Paragraph({ text })] : [])),
      ],
    });
    const table = new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [new TableRow({ children: [cell(32, narrow), cell(68, wide)] })],
    });
    return Packer.toBuffer(new Document({ sections: [{ headers: { default: header }, children: [table] }] }));
  },
};

function block(section: Section, ink: Ink): Paragraph[] {
  const line = (text: string | undefined, look: { readonly bold?: boolean; readonly italics?: boolean } = {}) =>
    text ? [new Paragraph({ children: [new TextRun({ text, ...look })] })] : [];
  return [
    new Paragraph({
      spacing: { before: 200 },
      children: [new TextRun({ text: ink.heading(section), bold: true, size: 28, color: '2E74B5' })],
    }),
    ...outlineOf(section, ink).flatMap(({ main, second, when, text, items }) => [
      ...line(second || main, { bold: when !== undefined }),
      ...(second ? line(main) : []),
      ...line(when, { italics: true }),
      ...line(text),
      ...items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } })),
    ]),
  ];
}
