// A centred head, headings told by their size alone, dates on a line of their own in seasons, `since …`, and the name with the page's
// number over every page.
import { type Html, html, list, pageOf, paragraph } from '../render/html';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { usualOrder } from './small-sections';

const css = `header{text-align:center;margin-bottom:10pt}h1{font-size:23pt;font-weight:400}
h2{font-size:14.5pt;font-weight:400;margin:12pt 0 5pt}.entry{margin-bottom:9pt}`;

export const centred: Layout = {
  id: 'centred',
  heldOut: true,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'seasons', dash: ' – ', present: 0, since: true },
  omitted: [],
  running: { at: 'top', text: (ink) => `${ink.resume.basics.name} – ${ink.label('page')}` },
  page: (ink) => {
    const { basics } = ink.resume;
    return pageOf(
      'serif',
      ink.language,
      css,
      html`<header><h1>${basics.name}</h1>${paragraph(basics.label)}${paragraph(ink.place(basics.location))}
        ${paragraph([basics.phone, basics.email].filter(Boolean).join('   '))}
        ${webOf(ink.resume).map((url) => paragraph(url))}</header>
        ${ink.order(usualOrder).map((section) => html`<h2>${ink.heading(section)}</h2>${outlineOf(section, ink).map(entryOf)}`)}`,
    );
  },
};

function entryOf({ main, second, when, text, items }: ReturnType<typeof outlineOf>[number]): Html {
  if (when === undefined) return paragraph(main);
  return html`<div class="entry">${paragraph(second)}${paragraph(main)}${paragraph(when)}${paragraph(text)}${list(items)}</div>`;
}
