// As LaTeX classes for CVs set it: the name on the left in large type, contacts on the right, headings with a rule before them, dates in
// a narrow column, posts in one run-in line, text justified and hyphenated.
import { type Html, html, link, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection } from './small-sections';

const css = `header{display:flex;justify-content:space-between;margin-bottom:10pt}h1{font-size:25pt;font-weight:400;color:#555}
.contact{text-align:right;font-size:9pt;font-style:italic}h2{font-size:14pt;font-weight:400;color:#3873b3;margin:10pt 0 4pt;display:grid;
grid-template-columns:24mm 1fr;column-gap:4mm;align-items:center}h2::before{content:"";height:4pt;background:#3873b3}
.row{display:grid;grid-template-columns:24mm 1fr;column-gap:4mm;margin-bottom:4pt}.row>div:first-child{text-align:right}
p,li{text-align:justify;hyphens:auto}`;
const order: readonly Section[] = [
  'summary',
  'education',
  'work',
  'projects',
  'languages',
  'skills',
  'certificates',
  'publications',
  'awards',
  'volunteer',
  'interests',
  'references',
];

export const latex: Layout = {
  id: 'latex',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'years', dash: '–', present: 1, since: true },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    return pageOf(
      'serif',
      ink.language,
      css,
      html`<header><div><h1>${basics.name}</h1>${paragraph(basics.label)}</div><div class="contact">
        ${[ink.place(basics.location), basics.phone, basics.email].map((text) => html`<div>${text}</div>`)}
        ${webOf(ink.resume).map((url) => html`<div>${link(url, ink.bare(url))}</div>`)}</div></header>
        ${ink.order(order).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function row(left: string, right: Html): Html {
  return html`<div class="row"><div>${left}</div><div>${right}</div></div>`;
}

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], certificates = [], languages = [], skills = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map((entry) =>
        row(
          ink.period(entry),
          html`<p><b>${entry.position}</b>${entry.position && ', '}<i>${entry.name}</i>${entry.location && `, ${entry.location}`}.</p>
            ${paragraph(entry.summary)}${list(entry.highlights)}`,
        ),
      )}`;
    case 'education':
      return html`${education.map((entry) =>
        row(
          ink.period(entry),
          html`<p><b>${ink.degree(entry.studyType, entry.area, ', ')}</b>, <i>${entry.institution}</i>${entry.location && `, ${entry.location}`}.</p>`,
        ),
      )}`;
    case 'projects':
      return html`${projects.map((entry) =>
        row(
          ink.period(entry),
          html`<p><b>${entry.name}</b></p>${paragraph(entry.description)}${list(entry.highlights)}`,
        ),
      )}`;
    case 'certificates':
      return html`${certificates.map(({ name, issuer, date }) => row(ink.date(date), html`<p>${joined([name, issuer])}</p>`))}`;
    case 'languages':
      return html`${languages.map(({ language, fluency }) => row(language, html`<p>${fluency}</p>`))}`;
    case 'skills':
      return html`${skills.map(({ name, keywords = [] }) =>
        keywords.length > 0 ? row(name, html`<p>${keywords.join(', ')}</p>`) : row('', html`<p>${name}</p>`),
      )}`;
    default:
      return smallSection(section, ink);
  }
}
