// As a professional network exports a profile: a dark column with contacts, skills, languages and certificates; on the right employers
// in large type, titles, and the length of each stay behind its dates.
import { type Html, html, link, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Dated, Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { smallSection } from './small-sections';

const css = `body{display:grid;grid-template-columns:62mm 1fr;column-gap:8mm}aside{background:#293e49;color:#e1e8eb;padding:5mm;font-size:9.5pt}
aside h2{font-size:11.5pt;color:#fff;margin:10pt 0 3pt;font-weight:400}h1{font-size:23pt;font-weight:400}.label{font-size:11pt}
.grey{color:#86888a}h2{font-size:14.5pt;font-weight:400;margin:12pt 0 6pt}.name{font-size:11.5pt}.entry{margin-bottom:9pt}`;
const aside: readonly Section[] = ['skills', 'languages', 'certificates', 'awards', 'publications'];
const main: readonly Section[] = ['summary', 'work', 'education', 'projects', 'volunteer', 'interests', 'references'];
const contact = { en: 'Contact', de: 'Kontakt', fr: 'Coordonnées', es: 'Contactar' } as const;
const units = {
  en: ['year', 'years', 'month', 'months'],
  de: ['Jahr', 'Jahre', 'Monat', 'Monate'],
  fr: ['an', 'ans', 'mois', 'mois'],
  es: ['año', 'años', 'mes', 'meses'],
} as const;

export const linkedin: Layout = {
  id: 'linkedin',
  heldOut: false,
  columns: 2,
  writer: 'chromium',
  paper: 'Letter',
  dates: { form: 'long', dash: ' - ', present: 0, since: false },
  omitted: ['certificateDetails'],
  page: (ink) => {
    const { basics } = ink.resume;
    const block = (section: Section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`;
    const sections = ink.order([...aside, ...main]);
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<aside><h2>${contact[ink.language]}</h2>${paragraph(basics.phone)}${paragraph(basics.email)}
        ${webOf(ink.resume).map((url) => html`<p>${link(url, ink.bare(url))}</p>`)}
        ${sections.filter((section) => aside.includes(section)).map(block)}</aside>
        <main><h1>${basics.name}</h1>${paragraph(basics.label, 'label')}${paragraph(basics.location?.city, 'grey')}
        ${sections.filter((section) => main.includes(section)).map(block)}</main>`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], skills = [], languages = [], certificates = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map(
        (entry) => html`<div class="entry">${paragraph(entry.name, 'name')}${paragraph(entry.position)}
          ${paragraph(`${ink.period(entry)}${lengthOf(entry, ink)}`)}${paragraph(entry.location, 'grey')}${paragraph(entry.summary)}
          ${(entry.highlights ?? []).map((item) => html`<p>- ${item}</p>`)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) => html`<div class="entry">${paragraph(entry.institution, 'name')}
          <p>${ink.degree(entry.studyType, entry.area, ', ')}${ink.period(entry) && ` · (${ink.period(entry)})`}</p></div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (
          entry,
        ) => html`<div class="entry">${paragraph(entry.name, 'name')}${paragraph(ink.period(entry))}${paragraph(entry.description)}
          ${(entry.highlights ?? []).map((item) => html`<p>- ${item}</p>`)}</div>`,
      )}`;
    case 'skills':
      return html`${skills.flatMap(({ name, keywords = [] }) => (keywords.length > 0 ? keywords : [name])).map((skill) => paragraph(skill))}`;
    case 'languages':
      return html`${languages.map(({ language, fluency }) => paragraph(fluency ? `${language} (${fluency})` : language))}`;
    case 'certificates':
      return html`${certificates.map(({ name }) => paragraph(name))}`;
    default:
      return smallSection(section, ink);
  }
}

/** ` (3 years 2 months)`, both months counted; nothing where there is no month to count from or no end. */
function lengthOf({ startDate, endDate }: Dated, { language }: Ink): string {
  const [from, until] = [startDate?.slice(0, 7), endDate?.slice(0, 7)];
  if (from?.length !== 7 || until?.length !== 7) return '';
  const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5));
  const months = monthsOf(until) - monthsOf(from) + 1;
  const [year, years, month, more] = units[language];
  const part = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  return ` (${[...part(Math.floor(months / 12), year, years), ...part(months % 12, month, more)].join(' ')})`;
}
