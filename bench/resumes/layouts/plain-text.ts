// A text file: headings in capitals, dates at the end of the line, hyphens.

import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { joined, usualOrder } from './small-sections';

export const plainText: Layout = {
  id: 'plain-text',
  heldOut: false,
  columns: 1,
  writer: 'text',
  extension: 'txt',
  dates: { form: 'short', dash: ' - ', present: 0, since: false },
  omitted: [],
  text: (ink) => {
    const { basics } = ink.resume;
    const head = [
      basics.name,
      basics.label,
      ink.place(basics.location),
      basics.phone,
      basics.email,
      ...webOf(ink.resume),
    ];
    const sections = ink.order(usualOrder).map((section) => {
      const entries = outlineOf(section, ink).map(({ main, second, when, text, items }) =>
        [
          joined([joined([second, main]), when], '  '),
          text,
          ...items.map((item) => `- ${item}`),
          ...(when === undefined ? [] : ['']),
        ].filter((line) => line !== undefined),
      );
      return [ink.heading(section).toLocaleUpperCase(ink.language), ...entries.flat()].join('\n');
    });
    return `${head.filter(Boolean).join('\n')}\n\n${sections.join('\n\n')}\n`;
  },
};
