// As much as fits on a page: headings in bold at the size of the text, an entry in one line, years only, skills run in.
import { type Html, html, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, spokenAs, usualOrder } from './small-sections';

const css = `body{font-size:9.5pt;line-height:1.22}h1{font-size:13pt}h2{font-size:9.5pt;margin-top:5pt}ul{padding-left:1.1em}`;

export const compact: Layout = {
  id: 'compact',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'years', dash: '–', present: 1, since: false },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${basics.name}</h1>
        <p>${joined([basics.label, ink.place(basics.location), basics.phone, basics.email, ...webOf(ink.resume).map(ink.bare)], ', ')}</p>
        ${ink.order(usualOrder).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], certificates = [], skills = [], languages = [] } = ink.resume;
  const when = (period: string) => (period ? ` (${period})` : '');
  switch (section) {
    case 'work':
      return html`${work.map(
        (entry) => html`<p>${joined([entry.position, entry.name, entry.location])}${when(ink.period(entry))}</p>
          ${paragraph(entry.summary)}${list(entry.highlights)}`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) =>
          html`<p>${joined([ink.degree(entry.studyType, entry.area, ' – '), entry.institution, entry.location])}${when(ink.period(entry))}</p>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) =>
          html`<p>${entry.name}${when(ink.period(entry))}: ${joined([entry.description, ...(entry.highlights ?? [])], ' ')}</p>`,
      )}`;
    case 'certificates':
      return html`${certificates.map(({ name, issuer, date }) => html`<p>${joined([name, issuer])}${when(ink.date(date))}</p>`)}`;
    case 'skills':
      return paragraph(
        skills.flatMap(({ name, keywords = [] }) => (keywords.length > 0 ? keywords : [name])).join(', '),
      );
    case 'languages':
      return paragraph(languages.map(spokenAs).join(' / '));
    default:
      return smallSection(section, ink);
  }
}
