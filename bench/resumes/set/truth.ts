// What a reader of the print can find: what the layout leaves out, or prints only in part, is not in the truth.
import type { Language, PartialDate } from '../../../shared/resume/model/parsed-resume';
import { type DateForm, printedDate } from '../render/date-forms';
import type { Dated, Resume } from './resume';

export interface TruePeriod {
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly isCurrent: boolean;
}
export interface TrueWork extends TruePeriod {
  readonly employer?: string;
  readonly title?: string;
  /** Right as a highlight, and no miss: a paragraph may be read as one or the other. */
  readonly summary?: string;
  readonly highlights: readonly string[];
}
export interface TrueEducation extends TruePeriod {
  readonly institution?: string;
  readonly studyType?: string;
  readonly area?: string;
}
export interface TrueCertification {
  readonly name: string;
  readonly issuer?: string;
  readonly issueDate?: PartialDate;
}
export interface TrueProject extends TruePeriod {
  readonly name: string;
}
export interface Truth {
  readonly language: Language;
  readonly name: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly links: readonly string[];
  readonly city?: string;
  readonly work: readonly TrueWork[];
  readonly education: readonly TrueEducation[];
  readonly certifications: readonly TrueCertification[];
  readonly projects: readonly TrueProject[];
  readonly skills: readonly string[];
  /** `Frontend` of `Frontend: React, TypeScript`: right as a skill, and no miss. */
  readonly skillGroups: readonly string[];
  readonly languages: readonly string[];
}

/** What a layout does not print. */
export type Omitted = 'projectDates' | 'certificateDetails';

export function truthOf(resume: Resume, language: Language, form: DateForm, omitted: readonly Omitted[]): Truth {
  const { basics, work = [], education = [], certificates = [], projects = [], skills = [] } = resume;
  const links = [basics.url, ...(basics.profiles ?? []).map(({ url }) => url)];
  return {
    language,
    name: basics.name,
    emails: given([basics.email]),
    phones: given([basics.phone]),
    links: given(links),
    ...(basics.location?.city && { city: basics.location.city }),
    work: work.map((entry) => ({
      ...(entry.name && { employer: entry.name }),
      ...(entry.position && { title: entry.position }),
      ...(entry.summary && { summary: entry.summary }),
      highlights: entry.highlights ?? [],
      ...periodOf(entry, form),
    })),
    education: education.map((entry) => ({
      ...(entry.institution && { institution: entry.institution }),
      ...(entry.studyType && { studyType: entry.studyType }),
      ...(entry.area && { area: entry.area }),
      ...periodOf(entry, form),
    })),
    certifications: certificates.map(({ name, issuer, date }) => ({
      name,
      ...(issuer && !omitted.includes('certificateDetails') && { issuer }),
      ...(date && !omitted.includes('certificateDetails') && { issueDate: printedDate(date, form) }),
    })),
    projects: projects.map((entry) => ({
      name: entry.name,
      ...(omitted.includes('projectDates') ? { isCurrent: false } : periodOf(entry, form)),
    })),
    skills: skills.flatMap(({ name, keywords = [] }) => (keywords.length > 0 ? keywords : [name])),
    skillGroups: skills.filter(({ keywords = [] }) => keywords.length > 0).map(({ name }) => name),
    languages: (resume.languages ?? []).map((spoken) => spoken.language),
  };
}

function periodOf({ startDate, endDate }: Dated, form: DateForm): TruePeriod {
  const start = startDate ? printedDate(startDate, form) : undefined;
  const end = endDate ? printedDate(endDate, form) : undefined;
  // A month alone stands for a period of one month: it is printed once, as a single date.
  return {
    ...(start && start !== end && { start }),
    ...(end && { end }),
    isCurrent: start !== undefined && end === undefined,
  };
}

function given(values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value !== '') as string[];
}
