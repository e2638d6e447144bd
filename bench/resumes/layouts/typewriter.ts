// Typed: one size, one weight, headings told by a colon alone, `title at employer` after the dates, stars for bullets.

import type { Ink } from '../render/ink';
import { sheets } from '../render/pdfkit-pdf';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { joined, usualOrder } from './small-sections';

const at = { en: ' at ', de: ' bei ', fr: ' chez ', es: ' en ' } as const;
const size = 10.5;
const left = 62;

export const typewriter: Layout = {
  id: 'typewriter',
  heldOut: false,
  columns: 1,
  writer: 'pdfkit',
  dates: { form: 'numeric', dash: ' - ', present: 0, since: false },
  omitted: [],
  draw: async (ink) => {
    const { basics } = ink.resume;
    const page = sheets('LETTER', 'standard', JSON.stringify(ink.resume));
    const width = page.width - 2 * left;
    let y = 60;
    const head = [
      basics.name,
      ink.place(basics.location),
      joined([basics.phone, basics.email], ', '),
      ...webOf(ink.resume),
    ];
    const sections = ink
      .order(usualOrder)
      .flatMap((section) => ['', `${ink.heading(section)}:`, ...linesOf(section, ink)]);
    for (const text of [...head, ...sections]) {
      const look = { text: text || ' ', size, weight: 'regular', x: left, width } as const;
      const height = page.heightOf(look);
      if (y + height > page.height - 60) {
        page.next();
        y = 60;
      }
      if (text) page.set({ ...look, y });
      y += text ? height : size;
    }
    return page.bytes();
  },
};

function linesOf(section: Section, ink: Ink): string[] {
  const { work = [], education = [] } = ink.resume;
  switch (section) {
    case 'work':
      return work.flatMap((entry) => [
        joined(
          [ink.period(entry), joined([joined([entry.position, entry.name], at[ink.language]), entry.location])],
          ': ',
        ),
        ...(entry.summary ? [entry.summary] : []),
        ...(entry.highlights ?? []).map((item) => `* ${item}`),
      ]);
    case 'education':
      return education.map((entry) =>
        joined(
          [
            ink.period(entry),
            joined([ink.degree(entry.studyType, entry.area, ', '), entry.institution, entry.location]),
          ],
          ': ',
        ),
      );
    default:
      return outlineOf(section, ink).flatMap(({ main, second, when, text, items }) => [
        joined([when, joined([second, main])], ': '),
        ...(text ? [text] : []),
        ...items.map((item) => `* ${item}`),
      ]);
  }
}
