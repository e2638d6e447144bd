// The HTML of a personal page: headings and lists of the document itself, and a script and a style that are no text.
import { html, link, list, paragraph } from '../render/html';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { usualOrder } from './small-sections';

export const webPage: Layout = {
  id: 'web-page',
  heldOut: false,
  columns: 1,
  writer: 'text',
  extension: 'html',
  dates: { form: 'numeric', dash: ' – ', present: 0, since: false },
  omitted: [],
  text: (ink) => {
    const { basics } = ink.resume;
    const body = html`<header><h1>${basics.name}</h1>${paragraph(basics.label)}<address>${paragraph(ink.place(basics.location))}
      ${paragraph(basics.phone)}${basics.email && html`<p>${link(`mailto:${basics.email}`, basics.email)}</p>`}
      ${webOf(ink.resume).map((url) => html`<p>${link(url, ink.bare(url))}</p>`)}</address></header>
      ${ink.order(usualOrder).map(
        (section) => html`<section><h2>${ink.heading(section)}</h2>
          ${outlineOf(section, ink).map(({ main, second, when, text, items }) =>
            when === undefined
              ? paragraph(main)
              : html`<article><h3>${second || main}</h3>${second && paragraph(main)}${paragraph(when)}${paragraph(text)}${list(items)}</article>`,
          )}</section>`,
      )}`;
    return `<!doctype html><html lang="${ink.language}"><head><meta charset="utf-8"><title>CV</title><style>h1{color:navy}</style></head><body>${body.html}<script>document.title = 'x';</script></body></html>\n`;
  },
};
