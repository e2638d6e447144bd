// The sections that hardly differ from layout to layout, as blocks of HTML: one line an item.
import { type Html, html, list, paragraph } from '../render/html';
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';

export type SmallSection = Exclude<Section, 'work' | 'education' | 'projects'>;

export function smallSection(section: SmallSection, ink: Ink): Html {
  const { resume } = ink;
  switch (section) {
    case 'summary':
      return paragraph(resume.basics.summary);
    case 'skills':
      return html`${(resume.skills ?? []).map(({ name, keywords = [] }) =>
        keywords.length > 0 ? html`<p><b>${name}:</b> ${keywords.join(', ')}</p>` : html`<p>${name}</p>`,
      )}`;
    case 'languages':
      return html`<p>${(resume.languages ?? []).map(spokenAs).join(', ')}</p>`;
    case 'certificates':
      return list((resume.certificates ?? []).map(({ name, issuer, date }) => joined([name, issuer, ink.date(date)])));
    case 'volunteer':
      return html`${(resume.volunteer ?? []).map(
        (
          entry,
        ) => html`<div class="entry"><p><b>${joined([entry.position, entry.organization])}</b> (${ink.period(entry)})</p>
          ${paragraph(entry.summary)}${list(entry.highlights)}</div>`,
      )}`;
    case 'awards':
      return list((resume.awards ?? []).map(({ title, awarder, date }) => joined([title, awarder, ink.date(date)])));
    case 'publications':
      return list(
        (resume.publications ?? []).map(({ name, publisher, releaseDate }) =>
          joined([name, publisher, ink.date(releaseDate)]),
        ),
      );
    case 'interests':
      return html`<p>${(resume.interests ?? []).map(({ name, keywords = [] }) => [name, ...keywords].join(', ')).join('; ')}</p>`;
    case 'references':
      return html`${(resume.references ?? []).map(({ name, reference }) => html`<p><b>${name}</b> ${reference}</p>`)}`;
    default:
      return section satisfies never;
  }
}

export function spokenAs({ language, fluency }: { readonly language: string; readonly fluency?: string }): string {
  return fluency ? `${language} (${fluency})` : language;
}

export function joined(parts: readonly (string | undefined)[], between = ', '): string {
  return parts.filter(Boolean).join(between);
}

export const usualOrder: readonly Section[] = [
  'summary',
  'work',
  'education',
  'projects',
  'certificates',
  'skills',
  'languages',
  'volunteer',
  'awards',
  'publications',
  'interests',
  'references',
];
