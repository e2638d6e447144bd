// The tabular CV of German-speaking countries: a title over it, personal data as label and value, dates in a column on the left.
import { type Html, html, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, spokenAs } from './small-sections';

const css = `h1{font-size:19pt;font-weight:600;margin-bottom:10pt}h2{font-size:12.5pt;margin:13pt 0 5pt;color:#1d3f72}
.row{display:grid;grid-template-columns:38mm 1fr;column-gap:5mm;margin-bottom:6pt}`;
const order: readonly Section[] = [
  'summary',
  'work',
  'education',
  'certificates',
  'projects',
  'languages',
  'skills',
  'volunteer',
  'awards',
  'publications',
  'interests',
  'references',
];

export const europeanTable: Layout = {
  id: 'european-table',
  heldOut: false,
  columns: 1,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'numeric', dash: ' – ', present: 0, since: false },
  omitted: [],
  page: (ink) =>
    pageOf(
      'sans',
      ink.language,
      css,
      html`<h1>${ink.label('resume')}</h1><h2>${ink.label('personal')}</h2>${personal(ink)}
        ${ink.order(order).map((section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`)}`,
    ),
};

function row(left: string, right: Html | string): Html {
  return html`<div class="row"><div>${left}</div><div>${right}</div></div>`;
}

function personal(ink: Ink): Html {
  const { basics, meta } = ink.resume;
  const own = (meta?.personal ?? []).map((line) => line.split(': '));
  const links = webOf(ink.resume);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [ink.label('name'), basics.name],
    [ink.label('address'), ink.place(basics.location)],
    [ink.label('phone'), basics.phone],
    [ink.label('email'), basics.email],
    ...own.map(([label = '', value]) => [label, value] as const),
    ...links.map((url) => [ink.label('web'), url] as const),
  ];
  return html`${rows.map(([label, value]) => (value ? row(`${label}:`, value) : ''))}`;
}

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], certificates = [], languages = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map((entry) =>
        row(
          ink.period(entry),
          html`<p><b>${entry.position}</b></p>${paragraph(joined([entry.name, entry.location]))}${paragraph(entry.summary)}${list(entry.highlights)}`,
        ),
      )}`;
    case 'education':
      return html`${education.map((entry) =>
        row(
          ink.period(entry),
          html`${paragraph(joined([entry.institution, entry.location]))}<p><b>${ink.degree(entry.studyType, entry.area, ', ')}</b></p>
            ${entry.score && paragraph(`${ink.label('score')}: ${entry.score}`)}`,
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
      return html`${certificates.map(({ name, issuer, date }) => row(ink.date(date), joined([name, issuer])))}`;
    case 'languages':
      return html`<p>${languages.map(spokenAs).join(', ')}</p>`;
    default:
      return smallSection(section, ink);
  }
}
