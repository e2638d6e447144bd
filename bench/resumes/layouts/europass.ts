// The form that the European Union gives away: labels in front of the personal data, dates in brackets over each post, the place in
// words of its own.
import { type Html, html, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, usualOrder } from './small-sections';

const css = `h1{font-size:19pt;color:#0b3d91;font-weight:400;border-bottom:1px solid #bbb;margin-bottom:4pt}
h2{font-size:11pt;color:#0b3d91;text-transform:uppercase;margin:13pt 0 5pt;border-bottom:1px solid #bbb}.entry{margin-bottom:9pt}
.when{color:#555}b{font-weight:600}`;
const place = { en: 'City', de: 'Ort', fr: 'Ville', es: 'Localidad' } as const;
const native = { en: 'Spoken', de: 'Sprachen', fr: 'Langues pratiquées', es: 'Lenguas' } as const;

export const europass: Layout = {
  id: 'europass',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'days', dash: ' – ', present: 0, since: false },
  omitted: [],
  page: (ink) => {
    const { basics, meta } = ink.resume;
    const labelled = (label: string, value: string | undefined) => (value ? html`<b>${label}:</b> ${value} | ` : '');
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${basics.name}</h1><p>${(meta?.personal ?? []).map((line) => `${line} | `)}
        ${labelled(ink.label('phone'), basics.phone)}${labelled(ink.label('email'), basics.email)}
        ${webOf(ink.resume).map((url) => labelled(ink.label('web'), url))}
        ${labelled(ink.label('address'), ink.place(basics.location))}</p>
        ${ink.order(usualOrder).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], languages = [], certificates = [] } = ink.resume;
  const when = (period: string) => (period ? paragraph(`[ ${period} ]`, 'when') : '');
  const where = (location: string | undefined) =>
    location ? html`<p><b>${place[ink.language]}:</b> ${location}</p>` : '';
  switch (section) {
    case 'work':
      return html`${work.map(
        (
          entry,
        ) => html`<div class="entry">${when(ink.period(entry))}<p><b>${entry.position}</b></p><p><i>${entry.name}</i></p>
          ${where(entry.location)}${paragraph(entry.summary)}${list(entry.highlights)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (
          entry,
        ) => html`<div class="entry">${when(ink.period(entry))}<p><b>${ink.degree(entry.studyType, entry.area, ', ')}</b></p>
          <p><i>${entry.institution}</i></p>${where(entry.location)}</div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) =>
          html`<div class="entry">${when(ink.period(entry))}<p><b>${entry.name}</b></p>${paragraph(entry.description)}${list(entry.highlights)}</div>`,
      )}`;
    case 'certificates':
      return html`${certificates.map(
        ({ name, issuer, date }) =>
          html`<div class="entry">${when(ink.date(date))}<p><b>${name}</b></p>${paragraph(issuer)}</div>`,
      )}`;
    case 'languages':
      return html`<p><b>${native[ink.language]}:</b> ${languages.map(({ language, fluency }) => joined([language, fluency], ' ')).join(' | ')}</p>`;
    default:
      return smallSection(section, ink);
  }
}
