// Dates in a column on the left that is too narrow for them: they break over two lines beside employer and title.
import { html, list, pageOf, paragraph } from '../render/html';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { joined, usualOrder } from './small-sections';

const css = `h1{font-size:18pt;text-transform:uppercase;letter-spacing:.05em}h2{font-size:12pt;margin:12pt 0 5pt;color:#7a1f3d;border-bottom:1px solid #7a1f3d}
.row{display:grid;grid-template-columns:29mm 1fr;column-gap:4mm;margin-bottom:6pt}.contact{font-size:9.5pt;margin-bottom:6pt}`;

export const narrowDates: Layout = {
  id: 'narrow-dates',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'long', dash: ' – ', present: 0, since: false },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    const contacts = [
      basics.label,
      ink.place(basics.location),
      joined([basics.phone, basics.email], ' · '),
      ...webOf(ink.resume),
    ];
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${basics.name}</h1><div class="contact">${contacts.map((text) => paragraph(text))}</div>
        ${ink.order(usualOrder).map(
          (section) => html`<h2>${ink.heading(section)}</h2>
            ${outlineOf(section, ink).map(({ main, second, when, text, items }) =>
              when === undefined
                ? paragraph(main)
                : html`<div class="row"><div>${when}</div><div><p><b>${main}</b></p>${second && html`<p><i>${second}</i></p>`}${paragraph(text)}${list(items)}</div></div>`,
            )}`,
        )}`,
    );
  },
};
