// What a parser finds, made by hand.
import type { Found, ParsedResume } from '../../shared/resume/model/parsed-resume';

export function found<T>(value: T, confidence = 0.9): Found<T> {
  return { value, confidence, page: 1, line: 1 };
}

/** A resume in which nothing was found. */
export const nothingFound: ParsedResume = {
  language: 'en',
  basics: { emails: [], phones: [], links: [] },
  work: [],
  education: [],
  certifications: [],
  projects: [],
  skills: [],
  languages: [],
};
