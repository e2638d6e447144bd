// What another parser found, in words that are scored like our own: absent is not found.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Found, ParsedResume, Period } from '../../shared/resume/model/parsed-resume';

const text = z.string().min(1).nullish();
const texts = z.array(z.string()).default([]);
const period = { start: text, end: text, isCurrent: z.boolean().default(false) };
const predictionSchema = z.object({
  name: text,
  emails: texts,
  phones: texts,
  links: texts,
  city: text,
  work: z.array(z.object({ employer: text, title: text, highlights: texts, ...period })).default([]),
  education: z.array(z.object({ institution: text, studyType: text, area: text, ...period })).default([]),
  projects: z.array(z.object({ name: text, ...period })).default([]),
  skills: texts,
  languages: texts,
});
export type Prediction = z.input<typeof predictionSchema>;

const lineSchema = z.object({ file: z.string(), found: predictionSchema });

/** Of an NDJSON file: {"file", "found"} a line. Throws for a line that is something else. */
export function readPredictions(path: string): ReadonlyMap<string, ParsedResume> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { file, found } = lineSchema.parse(JSON.parse(line));
      return [file, resumeOf(found)];
    }),
  );
}

export function resumeOf(prediction: Prediction): ParsedResume {
  const { name, emails, phones, links, city, work, education, projects, skills, languages } =
    predictionSchema.parse(prediction);
  return {
    language: 'en',
    basics: {
      ...(name && { name: found(name) }),
      emails: emails.map(found),
      phones: phones.map(found),
      links: links.map((url) => ({ url: found(url), network: '' })),
      ...(city && { location: { ...found(city), value: { text: city, city } } }),
    },
    work: work.map(({ employer, title, highlights, ...dates }) => ({
      ...(employer && { employer: found(employer) }),
      ...(title && { title: found(title) }),
      highlights: highlights.map(found),
      ...periodOf(dates),
    })),
    education: education.map(({ institution, studyType, area, ...dates }) => ({
      ...(institution && { institution: found(institution) }),
      ...(studyType && { studyType: found(studyType) }),
      ...(area && { area: found(area) }),
      courses: [],
      ...periodOf(dates),
    })),
    certifications: [],
    projects: projects.map(({ name, ...dates }) => ({
      ...(name && { name: found(name) }),
      highlights: [],
      technologies: [],
      ...periodOf(dates),
    })),
    skills: skills.map(found),
    languages: languages.map((language) => ({ language: found(language) })),
  };
}

type Dates = {
  readonly start?: string | null | undefined;
  readonly end?: string | null | undefined;
  readonly isCurrent: boolean;
};
function periodOf({ start, end, isCurrent }: Dates): Period {
  return {
    ...(start && { start: found(start) }),
    ...(end && { end: found(end) }),
    ...(isCurrent && { isCurrent: { ...found(''), value: true } }),
  };
}

/** Where it stands is not compared. */
function found(value: string): Found {
  return { value, confidence: 1, page: 1, line: 1 };
}
