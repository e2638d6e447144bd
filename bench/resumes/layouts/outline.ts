// A resume as a list of lines with their parts, for layouts that set text themselves.
import type { Ink } from '../render/ink';
import type { Section } from '../set/resume';
import { joined, spokenAs } from './small-sections';

export interface OutlineEntry {
  /** The institution, the employer, the project; or all there is. */
  readonly main: string;
  /** The title, the degree. */
  readonly second?: string;
  readonly when?: string;
  readonly text?: string;
  readonly items: readonly string[];
}

export function outlineOf(section: Section, ink: Ink): OutlineEntry[] {
  const { resume } = ink;
  const plain = (main: string): OutlineEntry => ({ main, items: [] });
  switch (section) {
    case 'summary':
      return [plain(resume.basics.summary ?? '')];
    case 'work':
      return (resume.work ?? []).map((entry) => ({
        main: joined([entry.name, entry.location]),
        second: entry.position ?? '',
        when: ink.period(entry),
        text: entry.summary ?? '',
        items: entry.highlights ?? [],
      }));
    case 'education':
      return (resume.education ?? []).map((entry) => ({
        main: joined([entry.institution, entry.location]),
        second: ink.degree(entry.studyType, entry.area, ', '),
        when: ink.period(entry),
        text: entry.score ? `${ink.label('score')}: ${entry.score}` : '',
        items: [],
      }));
    case 'projects':
      return (resume.projects ?? []).map((entry) => ({
        main: entry.name,
        when: ink.period(entry),
        text: entry.description ?? '',
        items: entry.highlights ?? [],
      }));
    case 'certificates':
      return (resume.certificates ?? []).map(({ name, issuer, date }) => plain(joined([name, issuer, ink.date(date)])));
    case 'skills':
      return (resume.skills ?? []).map(({ name, keywords = [] }) => plain(joined([name, keywords.join(', ')], ': ')));
    case 'languages':
      return (resume.languages ?? []).map((spoken) => plain(spokenAs(spoken)));
    case 'volunteer':
      return (resume.volunteer ?? []).map((entry) => ({
        main: entry.organization,
        second: entry.position ?? '',
        when: ink.period(entry),
        items: entry.highlights ?? [],
      }));
    case 'awards':
      return (resume.awards ?? []).map(({ title, awarder, date }) => plain(joined([title, awarder, ink.date(date)])));
    case 'publications':
      return (resume.publications ?? []).map(({ name, publisher, releaseDate }) =>
        plain(joined([name, publisher, ink.date(releaseDate)])),
      );
    case 'interests':
      return (resume.interests ?? []).map(({ name, keywords = [] }) => plain(joined([name, ...keywords])));
    case 'references':
      return (resume.references ?? []).map(({ name, reference }) => plain(joined([name, reference], ': ')));
    default:
      return section satisfies never;
  }
}
