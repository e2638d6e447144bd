// A tinted column on the left with contacts, skills and languages; the rest on the right. The sidebar is drawn first.
import { type Html, html, link, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection } from './small-sections';

const css = `body{display:grid;grid-template-columns:58mm 1fr;column-gap:8mm}
aside{background:#e8eef4;padding:6mm 5mm;font-size:9.5pt}h1{font-size:21pt;line-height:1.1}
h2{font-size:12pt;margin:12pt 0 4pt;color:#26507c}aside h2{font-size:11pt}.label{font-size:12pt;color:#555}
.entry{margin-bottom:8pt;break-inside:avoid}.when{color:#666;font-size:9.5pt}aside li{list-style:none}aside ul{padding:0}`;
const main: readonly Section[] = [
  'summary',
  'work',
  'projects',
  'education',
  'volunteer',
  'publications',
  'awards',
  'references',
];
const aside: readonly Section[] = ['skills', 'languages', 'certificates', 'interests'];

export const sidebarLeft: Layout = {
  id: 'sidebar-left',
  heldOut: false,
  columns: 2,
  writer: 'chromium',
  paper: 'A4',
  dates: { form: 'long', dash: ' - ', present: 1, since: false },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    const links = webOf(ink.resume);
    const block = (section: Section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`;
    const sections = ink.order([...main, ...aside]);
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<aside>${paragraph(ink.place(basics.location))}${paragraph(basics.phone)}${paragraph(basics.email)}
        ${links.map((url) => html`<p>${link(url, ink.bare(url))}</p>`)}
        ${sections.filter((section) => aside.includes(section)).map(block)}</aside>
        <main><h1>${basics.name}</h1>${paragraph(basics.label, 'label')}
        ${sections.filter((section) => main.includes(section)).map(block)}</main>`,
    );
  },
};

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], skills = [], languages = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map(
        (
          entry,
        ) => html`<div class="entry"><p><b>${entry.position}</b></p>${paragraph(joined([entry.name, entry.location]))}
          ${paragraph(ink.period(entry), 'when')}${paragraph(entry.summary)}${list(entry.highlights)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) => html`<div class="entry"><p><b>${ink.degree(entry.studyType, entry.area, ', ')}</b></p>
          ${paragraph(joined([entry.institution, entry.location]))}${paragraph(ink.period(entry), 'when')}</div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) => html`<div class="entry"><p><b>${entry.name}</b></p>${paragraph(ink.period(entry), 'when')}
          ${paragraph(entry.description)}${list(entry.highlights)}</div>`,
      )}`;
    case 'skills':
      return html`${skills.map(({ name, keywords = [] }) =>
        keywords.length > 0 ? html`<p><b>${name}</b></p>${list(keywords)}` : html`<p>${name}</p>`,
      )}`;
    case 'languages':
      return html`${languages.map(({ language, fluency }) => html`<p>${language}${fluency && html` – ${fluency}`}</p>`)}`;
    default:
      return smallSection(section, ink);
  }
}
