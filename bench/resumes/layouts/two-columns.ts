// Two equal columns through which the sections flow, headings with spaced letters; the right column is drawn before the left.

import type { Ink } from '../render/ink';
import { type SetText, type Sheets, sheets } from '../render/pdfkit-pdf';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { usualOrder } from './small-sections';

const margin = 42;
const gutter = 26;

/** A text in the flow; `keep`: not the last of its column. */
type Piece = Pick<SetText, 'text' | 'size' | 'weight' | 'spacing'> & {
  readonly above: number;
  readonly indent: number;
  readonly keep: boolean;
};

export const twoColumns: Layout = {
  id: 'two-columns',
  heldOut: true,
  columns: 2,
  writer: 'pdfkit',
  dates: { form: 'short', dash: '–', present: 2, since: false },
  omitted: [],
  draw: async (ink) => {
    const { basics } = ink.resume;
    const page = sheets('A4', 'serif', JSON.stringify(ink.resume));
    const width = (page.width - 2 * margin - gutter) / 2;
    const wide = { x: margin, width: page.width - 2 * margin, align: 'center' } as const;
    const contact = [ink.place(basics.location), basics.phone, basics.email, ...webOf(ink.resume).map(ink.bare)];
    const contactText = contact.filter(Boolean).join('  |  ');
    const top = 40 + 30 + page.heightOf({ text: contactText, width: wide.width, size: 9, weight: 'regular' }) + 12;
    for (const [index, columns] of flow(piecesOf(ink), page, width, top).entries()) {
      if (index > 0) page.next();
      for (const text of [...columns].reverse().flat()) page.set(text);
      if (index > 0) continue;
      page.set({ ...wide, text: contactText, y: 70, size: 9, weight: 'regular' });
      page.set({ ...wide, text: basics.name, y: 40, size: 21, weight: 'bold' });
    }
    return page.bytes();
  },
};

function piecesOf(ink: Ink): Piece[] {
  const base = { size: 9.5, weight: 'regular', indent: 0, above: 1, keep: false } as const;
  return ink.order(usualOrder).flatMap((section) => [
    {
      ...base,
      text: ink.heading(section).toLocaleUpperCase(ink.language),
      size: 10.5,
      weight: 'bold',
      spacing: 2.4,
      above: 12,
      keep: true,
    },
    ...outlineOf(section, ink).flatMap(({ main, second, when, text, items }): Piece[] => [
      {
        ...base,
        text: second ? `${second}` : main,
        weight: when === undefined ? 'regular' : 'bold',
        above: when === undefined ? 1 : 5,
        keep: when !== undefined,
      },
      ...(second ? [{ ...base, text: main, keep: true }] : []),
      ...(when ? [{ ...base, text: when, weight: 'italic' as const }] : []),
      ...(text ? [{ ...base, text }] : []),
      ...items.map((item) => ({ ...base, text: `• ${item}`, indent: 6 })),
    ]),
  ]);
}

/** Pages of two columns of texts at their places. */
function flow(pieces: readonly Piece[], page: Sheets, width: number, top: number): SetText[][][] {
  const pages: SetText[][][] = [[[]]];
  let y = top;
  const turn = () => {
    const columns = pages.at(-1) ?? [];
    if (columns.length < 2) columns.push([]);
    else pages.push([[]]);
    y = pages.length === 1 ? top : margin;
  };
  const heightOf = ({ indent, ...piece }: Piece) => page.heightOf({ ...piece, width: width - indent });
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    const needed = heightOf(piece) + (piece.keep && next ? heightOf(next) : 0);
    if (y + piece.above + needed > page.height - margin) turn();
    const columns = pages.at(-1) ?? [];
    const { above, indent, keep: _, ...look } = piece;
    y += above;
    const x = margin + (columns.length - 1) * (width + gutter) + indent;
    columns.at(-1)?.push({ ...look, x, y, width: width - indent });
    y += heightOf(piece);
  });
  return pages;
}
