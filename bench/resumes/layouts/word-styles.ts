// A Word file as Word's own templates are: heading styles, tab stops for the dates, real lists.
import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TabStopType, TextRun } from 'docx';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, spokenAs, usualOrder } from './small-sections';

export const wordStyles: Layout = {
  id: 'word-styles',
  heldOut: false,
  columns: 1,
  writer: 'docx',
  dates: { form: 'numeric', dash: ' - ', present: 2, since: false },
  omitted: [],
  word: async (ink) => {
    const { basics } = ink.resume;
    const links = webOf(ink.resume);
    return Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: basics.name, heading: HeadingLevel.TITLE }),
              ...lines([basics.label, joined([ink.place(basics.location), basics.phone, basics.email], ' · ')]),
              ...links.map(
                (url) =>
                  new Paragraph({
                    children: [new ExternalHyperlink({ link: url, children: [new TextRun(ink.bare(url))] })],
                  }),
              ),
              ...ink
                .order(usualOrder)
                .flatMap((section) => [
                  new Paragraph({ text: ink.heading(section), heading: HeadingLevel.HEADING_1 }),
                  ...body(section, ink),
                ]),
            ],
          },
        ],
      }),
    );
  },
};

function lines(texts: readonly (string | undefined)[]): Paragraph[] {
  return texts.flatMap((text) => (text ? [new Paragraph({ text })] : []));
}
function items(texts: readonly string[] = []): Paragraph[] {
  return texts.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
}
function titled(title: string, period: string): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: 9000 }],
    children: [new TextRun({ text: title, bold: true }), ...(period ? [new TextRun(`\t${period}`)] : [])],
  });
}

function body(section: Section, ink: Ink): Paragraph[] {
  const { resume } = ink;
  switch (section) {
    case 'summary':
      return lines([resume.basics.summary]);
    case 'work':
      return (resume.work ?? []).flatMap((entry) => [
        titled(joined([entry.name, entry.location]), ink.period(entry)),
        ...lines([entry.position, entry.summary]),
        ...items(entry.highlights),
      ]);
    case 'education':
      return (resume.education ?? []).flatMap((entry) => [
        titled(entry.institution ?? '', ink.period(entry)),
        ...lines([
          ink.degree(entry.studyType, entry.area, ', '),
          entry.score && `${ink.label('score')}: ${entry.score}`,
        ]),
      ]);
    case 'projects':
      return (resume.projects ?? []).flatMap((entry) => [
        titled(entry.name, ink.period(entry)),
        ...lines([entry.description]),
        ...items(entry.highlights),
      ]);
    case 'certificates':
      return items((resume.certificates ?? []).map(({ name, issuer, date }) => joined([name, issuer, ink.date(date)])));
    case 'skills':
      return items((resume.skills ?? []).map(({ name, keywords = [] }) => joined([name, keywords.join(', ')], ': ')));
    case 'languages':
      return items((resume.languages ?? []).map(spokenAs));
    case 'volunteer':
      return (resume.volunteer ?? []).flatMap((entry) => [
        titled(joined([entry.position, entry.organization]), ink.period(entry)),
        ...items(entry.highlights),
      ]);
    case 'awards':
      return items((resume.awards ?? []).map(({ title, awarder, date }) => joined([title, awarder, ink.date(date)])));
    case 'publications':
      return items(
        (resume.publications ?? []).map(({ name, publisher, releaseDate }) =>
          joined([name, publisher, ink.date(releaseDate)]),
        ),
      );
    case 'interests':
      return lines((resume.interests ?? []).map(({ name, keywords = [] }) => joined([name, ...keywords])));
    case 'references':
      return lines((resume.references ?? []).map(({ name, reference }) => joined([name, reference], ': ')));
    default:
      return section satisfies never;
  }
}
