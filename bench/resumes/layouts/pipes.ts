// A name in spaced capitals on two lines, everything between upright bars, the technologies and duties under labels, and a footer with
// the pages counted.
import { type Html, html, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, spokenAs, usualOrder } from './small-sections';

const css = `h1{font-size:22pt;font-weight:400;letter-spacing:.22em;text-transform:uppercase;text-align:center;line-height:1.2}
.contact{text-align:center;margin:4pt 0 8pt;font-size:9.5pt}h2{font-size:11pt;background:#eee;padding:2pt 5pt;margin:10pt 0 4pt}
.entry{margin-bottom:7pt}`;
const duties = { en: 'Key responsibilities:', de: 'Aufgaben:', fr: 'Missions :', es: 'Funciones:' } as const;

export const pipes: Layout = {
  id: 'pipes',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'Letter',
  dates: { form: 'iso', dash: ' - ', present: 2, since: false },
  omitted: [],
  running: { at: 'bottom', text: (ink) => ink.label('page') },
  page: (ink) => {
    const { basics } = ink.resume;
    const [first = '', ...rest] = basics.name.split(' ');
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${first}<br>${rest.join(' ')}</h1>
        <div class="contact">${paragraph(joined([basics.phone, basics.email, ink.place(basics.location)], ' | '))}
        ${paragraph(webOf(ink.resume).map(ink.bare).join(' | '))}</div>
        ${ink.order(usualOrder).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], certificates = [], skills = [], languages = [] } = ink.resume;
  const bars = (...parts: (string | undefined)[]) => joined(parts, ' | ');
  switch (section) {
    case 'work':
      return html`${work.map(
        (
          entry,
        ) => html`<div class="entry"><p><b>${bars(entry.name, entry.position)}</b></p><p>${bars(entry.location, ink.period(entry))}</p>
          ${paragraph(entry.summary)}${(entry.highlights ?? []).length > 0 && paragraph(duties[ink.language])}${list(entry.highlights)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) =>
          html`<p class="entry">${bars(ink.degree(entry.studyType, entry.area, ', '), entry.institution, ink.period(entry))}</p>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) =>
          html`<div class="entry"><p><b>${bars(entry.name, ink.period(entry))}</b></p>${paragraph(entry.description)}${list(entry.highlights)}</div>`,
      )}`;
    case 'certificates':
      return html`${certificates.map(({ name, issuer, date }) => html`<p>${bars(name, issuer, ink.date(date))}</p>`)}`;
    case 'skills':
      return html`<p>${skills.flatMap(({ name, keywords = [] }) => (keywords.length > 0 ? keywords : [name])).join(' | ')}</p>`;
    case 'languages':
      return html`<p>${languages.map(spokenAs).join(' | ')}</p>`;
    default:
      return smallSection(section, ink);
  }
}
