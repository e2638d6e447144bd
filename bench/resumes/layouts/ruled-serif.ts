// Serif, rules between sections, education first; an employer stands once over all the posts held there, dates right of each post.
import { type Html, html, link, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section, Work } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, usualOrder } from './small-sections';

const css = `h1{font-size:22pt;font-weight:400}.contact{border-bottom:2px solid #000;padding-bottom:5pt;font-size:9.5pt}
h2{font-size:13pt;font-weight:600;font-variant:small-caps;margin:9pt 0 3pt;padding-top:5pt;border-top:.5px solid #999}
.row{display:flex;justify-content:space-between}.entry{margin-bottom:6pt}ul{list-style:"–  ";padding-left:1em}`;

export const ruledSerif: Layout = {
  id: 'ruled-serif',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'Letter',
  dates: { form: 'long', dash: ' – ', present: 0, since: false },
  omitted: ['projectDates'],
  page: (ink) => {
    const { basics } = ink.resume;
    const order = ink.order(['summary', 'education', 'work', ...usualOrder.slice(3)]);
    return pageOf(
      'serif',
      ink.language,
      css,
      html`<h1>${basics.name}</h1><div class="contact"><p>${joined([ink.place(basics.location), basics.phone, basics.email], ' • ')}</p>
        <p>${webOf(ink.resume).map((url) => html`${link(url, ink.bare(url))} `)}</p></div>
        ${order.map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${byEmployer(work).map(
        ([first, ...others]) => html`<div class="entry"><b>${joined([first.name, first.location])}</b>
          ${[first, ...others].map(
            (entry) => html`<div class="row"><i>${entry.position}</i><span>${ink.period(entry)}</span></div>
              ${paragraph(entry.summary)}${list(entry.highlights)}`,
          )}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) => html`<div class="entry"><b>${joined([entry.institution, entry.location])}</b>
          <div class="row"><i>${ink.degree(entry.studyType, entry.area, ', ')}</i><span>${ink.period(entry)}</span></div>
          ${entry.courses && paragraph(`${ink.label('courses')}: ${entry.courses.join('; ')}`)}</div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) =>
          html`<p class="entry"><b>${entry.name}.</b> ${joined([entry.description, ...(entry.highlights ?? [])], ' ')}</p>`,
      )}`;
    default:
      return smallSection(section, ink);
  }
}

/** Posts that follow one another at the same employer, together. */
function byEmployer(work: readonly Work[]): (readonly [Work, ...Work[]])[] {
  const groups: [Work, ...Work[]][] = [];
  for (const entry of work) {
    const last = groups.at(-1);
    if (last && entry.name && last[0].name === entry.name) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}
