// A Word file without styles: headings in bold capitals, everything in a table with the dates on the left, days where they are known.
import { BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, usualOrder } from './small-sections';

/** What stands in a row: left, and lines on the right; the first in bold, `• ` before what is an item. */
interface Row {
  readonly left: string;
  readonly right: readonly (string | undefined)[];
}

export const wordTable: Layout = {
  id: 'word-table',
  heldOut: false,
  columns: 1,
  writer: 'docx',
  dates: { form: 'days', dash: ' - ', present: 0, since: false },
  omitted: [],
  word: async (ink) => {
    const { basics } = ink.resume;
    return Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ children: [new TextRun({ text: basics.name, bold: true, size: 36 })] }),
              ...[
                basics.label,
                ink.place(basics.location),
                joined([basics.phone, basics.email], ' / '),
                ...webOf(ink.resume),
              ].flatMap((text) => (text ? [new Paragraph({ text })] : [])),
              ...ink.order(usualOrder).flatMap((section) => [
                new Paragraph({
                  spacing: { before: 240, after: 80 },
                  children: [new TextRun({ text: ink.heading(section).toLocaleUpperCase(ink.language), bold: true })],
                }),
                tableOf(rows(section, ink)),
              ]),
            ],
          },
        ],
      }),
    );
  },
};

function tableOf(rows: readonly Row[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (share: number, children: Paragraph[]) =>
    new TableCell({ width: { size: share, type: WidthType.PERCENTAGE }, children });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      ({ left, right }) =>
        new TableRow({
          children: [
            cell(28, [new Paragraph({ text: left })]),
            cell(
              72,
              right.flatMap((text, index) => (text ? [lineOf(text, index, left)] : [])),
            ),
          ],
        }),
    ),
  });
}

function lineOf(text: string, index: number, left: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold: index === 0 && left !== '' })] });
}

function rows(section: Section, ink: Ink): Row[] {
  const { resume } = ink;
  const items = (texts: readonly string[] = []) => texts.map((text) => `• ${text}`);
  switch (section) {
    case 'summary':
      return [{ left: '', right: [resume.basics.summary] }];
    case 'work':
      return (resume.work ?? []).map((entry) => ({
        left: ink.period(entry),
        right: [entry.position, joined([entry.name, entry.location]), entry.summary, ...items(entry.highlights)],
      }));
    case 'education':
      return (resume.education ?? []).map((entry) => ({
        left: ink.period(entry),
        right: [
          entry.institution,
          ink.degree(entry.studyType, entry.area, ', '),
          entry.score && `${ink.label('score')}: ${entry.score}`,
        ],
      }));
    case 'projects':
      return (resume.projects ?? []).map((entry) => ({
        left: ink.period(entry),
        right: [entry.name, entry.description, ...items(entry.highlights)],
      }));
    case 'certificates':
      return (resume.certificates ?? []).map(({ name, issuer, date }) => ({
        left: ink.date(date),
        right: [name, issuer],
      }));
    case 'skills':
      return (resume.skills ?? []).map(({ name, keywords = [] }) =>
        keywords.length > 0 ? { left: name, right: ['', keywords.join(', ')] } : { left: '', right: [name] },
      );
    case 'languages':
      return (resume.languages ?? []).map(({ language, fluency }) => ({ left: language, right: ['', fluency] }));
    case 'volunteer':
      return (resume.volunteer ?? []).map((entry) => ({
        left: ink.period(entry),
        right: [entry.position, entry.organization, ...items(entry.highlights)],
      }));
    case 'awards':
      return (resume.awards ?? []).map(({ title, awarder, date }) => ({
        left: ink.date(date),
        right: [title, awarder],
      }));
    case 'publications':
      return (resume.publications ?? []).map(({ name, publisher, releaseDate }) => ({
        left: ink.date(releaseDate),
        right: [name, publisher],
      }));
    case 'interests':
      return [{ left: '', right: [(resume.interests ?? []).map(({ name }) => name).join(', ')] }];
    case 'references':
      return (resume.references ?? []).map(({ name, reference }) => ({ left: '', right: [name, reference] }));
    default:
      return section satisfies never;
  }
}
