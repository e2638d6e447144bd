// One column in Helvetica without embedded fonts, the employer in bold, dates on the right, hyphens as bullets.
import { type Sheets, sheets } from '../render/pdfkit-pdf';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { usualOrder } from './small-sections';

const left = 54;

export const plainHelvetica: Layout = {
  id: 'plain-helvetica',
  heldOut: false,
  columns: 1,
  writer: 'pdfkit',
  dates: { form: 'dotted', dash: ' - ', present: 3, since: false },
  omitted: [],
  draw: async (ink) => {
    const { basics } = ink.resume;
    const page = sheets('A4', 'standard', JSON.stringify(ink.resume));
    const pen = penOn(page);
    pen.line(basics.name, 17, 'bold');
    for (const text of [basics.label, ink.place(basics.location), basics.phone, basics.email]) pen.line(text ?? '', 10);
    for (const url of webOf(ink.resume)) pen.line(ink.bare(url), 10, 'regular', { link: url });
    for (const section of ink.order(usualOrder)) {
      pen.skip(10);
      pen.line(ink.heading(section), 12, 'bold');
      pen.skip(3);
      for (const { main, second, when, text, items } of outlineOf(section, ink)) {
        pen.line(main, 10, when === undefined ? 'regular' : 'bold', { right: when ?? '' });
        pen.line(second ?? '', 10, 'italic');
        pen.line(text ?? '', 10);
        for (const item of items) pen.line(`- ${item}`, 10, 'regular', { indent: 10 });
        if (when !== undefined) pen.skip(5);
      }
    }
    return page.bytes();
  },
};

function penOn(page: Sheets) {
  let y = 50;
  const width = page.width - 2 * left;
  return {
    skip: (points: number) => {
      y += points;
    },
    line: (
      text: string,
      size: number,
      weight: 'regular' | 'bold' | 'italic' = 'regular',
      {
        indent = 0,
        right = '',
        link,
      }: { readonly indent?: number; readonly right?: string; readonly link?: string } = {},
    ) => {
      if (text === '' && right === '') return;
      const look = { size, weight, x: left + indent, width: width - indent - (right ? 150 : 0) };
      const height = page.heightOf({ ...look, text });
      if (y + height > page.height - 50) {
        page.next();
        y = 50;
      }
      page.set({ ...look, text, y, ...(link && { link }) });
      if (right)
        page.set({ text: right, x: left + width - 150, width: 150, y, size, weight: 'regular', align: 'right' });
      y += height + 1.5;
    },
  };
}
