// One column, headings in capitals over a rule, dates on the right, the title in bold before the employer: the American usage.
import { type Html, html, link, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, usualOrder } from './small-sections';

const css = `h1{font-size:20pt;text-align:center}.contact{text-align:center;margin-bottom:8pt}
h2{font-size:11.5pt;text-transform:uppercase;border-bottom:1px solid #333;margin:11pt 0 4pt}
.row{display:flex;justify-content:space-between}.entry{margin-bottom:7pt}`;

export const classic: Layout = {
  id: 'classic',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'Letter',
  dates: { form: 'short', dash: ' – ', present: 0, since: false },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    const contacts = [ink.place(basics.location), basics.phone, basics.email].filter(Boolean).join(' | ');
    const links = webOf(ink.resume);
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${basics.name}</h1><div class="contact">${paragraph(basics.label)}<p>${contacts}</p>
        <p>${links.map((url, index) => html`${index > 0 ? ' | ' : ''}${link(url, ink.bare(url))}`)}</p></div>
        ${ink.order(usualOrder).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map(
        (
          entry,
        ) => html`<div class="entry"><div class="row"><b>${entry.position ?? entry.name}</b><span>${ink.period(entry)}</span></div>
          ${entry.position && entry.name && html`<p>${joined([entry.name, entry.location])}</p>`}${paragraph(entry.summary)}${list(entry.highlights)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (
          entry,
        ) => html`<div class="entry"><div class="row"><b>${entry.institution}</b><span>${ink.period(entry)}</span></div>
          <p>${joined([ink.degree(entry.studyType, entry.area, ink.language === 'en' ? ' in ' : ', '), entry.location])}</p>
          ${entry.score && paragraph(`${ink.label('score')}: ${entry.score}`)}
          ${entry.courses && paragraph(`${ink.label('courses')}: ${entry.courses.join(', ')}`)}</div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) => html`<div class="entry"><div class="row"><b>${entry.name}</b><span>${ink.period(entry)}</span></div>
          ${paragraph(entry.description)}${list(entry.highlights)}</div>`,
      )}`;
    default:
      return smallSection(section, ink);
  }
}
