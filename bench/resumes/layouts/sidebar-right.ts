// The text on the left; contacts, skills, languages and education in a narrow column on the right, under a banner over both.
import { type Html, html, link, list, pageOf, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { webOf } from './contacts';
import type { Layout } from './layout';
import { joined, smallSection, spokenAs } from './small-sections';

const css = `header{background:#233142;color:#fff;padding:6mm 7mm}h1{font-size:24pt}
.columns{display:grid;grid-template-columns:1fr 56mm;column-gap:9mm;margin-top:5mm}
h2{font-size:12pt;letter-spacing:.02em;margin:10pt 0 4pt;border-left:3px solid #c0392b;padding-left:5pt}
.entry{margin-bottom:8pt}aside{font-size:9.5pt}.place{color:#555;font-size:9.5pt}`;
const main: readonly Section[] = ['summary', 'work', 'projects', 'volunteer', 'publications', 'references'];
const aside: readonly Section[] = ['skills', 'education', 'certificates', 'languages', 'awards', 'interests'];

export const sidebarRight: Layout = {
  id: 'sidebar-right',
  heldOut: false,
  columns: 2,
  writer: 'chromium',
  paper: 'Letter',
  dates: { form: 'short', dash: ' to ', present: 0, since: false },
  omitted: [],
  page: (ink) => {
    const { basics } = ink.resume;
    const block = (section: Section) => html`<h2>${ink.heading(section)}</h2>${body(section, ink)}`;
    const sections = ink.order([...main, ...aside]);
    return pageOf(
      'sans',
      ink.language,
      css,
      html`<header><h1>${basics.name}</h1>${paragraph(basics.label)}</header><div class="columns">
        <main>${sections.filter((section) => main.includes(section)).map(block)}</main>
        <aside>${basics.email && html`<p><b>${ink.label('email')}</b> ${basics.email}</p>`}
        ${basics.phone && html`<p><b>${ink.label('phone')}</b> ${basics.phone}</p>`}
        ${basics.location && html`<p><b>${ink.label('address')}</b> ${ink.place(basics.location)}</p>`}
        ${webOf(ink.resume).map((url) => html`<p>${link(url, networkOf(url, ink))}</p>`)}
        ${sections.filter((section) => aside.includes(section)).map(block)}</aside></div>`,
    );
  },
};

/** The name of the network in place of the address: the address is in the link alone. */
function networkOf(url: string, ink: Ink): string {
  return (ink.resume.basics.profiles ?? []).find((profile) => profile.url === url)?.network ?? ink.bare(url);
}

function body(section: Section, ink: Ink): Html {
  const { work = [], education = [], projects = [], certificates = [], languages = [] } = ink.resume;
  switch (section) {
    case 'work':
      return html`${work.map(
        (entry) => html`<div class="entry"><p><b>${joined([entry.name, entry.position], ' – ')}</b></p>
          <p class="place">${joined([ink.period(entry), entry.location], ' | ')}</p>${paragraph(entry.summary)}${list(entry.highlights)}</div>`,
      )}`;
    case 'education':
      return html`${education.map(
        (entry) => html`<div class="entry"><p><b>${ink.degree(entry.studyType, entry.area, ', ')}</b></p>
          ${paragraph(entry.institution)}${paragraph(ink.period(entry), 'place')}</div>`,
      )}`;
    case 'projects':
      return html`${projects.map(
        (entry) =>
          html`<div class="entry"><p><b>${entry.name}</b> ${ink.period(entry)}</p>${paragraph(entry.description)}${list(entry.highlights)}</div>`,
      )}`;
    case 'certificates':
      return html`${certificates.map(
        ({ name, issuer, date }) =>
          html`<div class="entry"><p>${name}</p><p class="place">${joined([issuer, ink.date(date)])}</p></div>`,
      )}`;
    case 'languages':
      return list(languages.map(spokenAs));
    default:
      return smallSection(section, ink);
  }
}
