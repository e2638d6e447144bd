// A parse as large as a message takes it: a queue's message has 256 KB, and what a file holds may be more.
import type { ParsedResume } from '../model/parsed-resume';
import type { Warning } from '../model/warning';

/** Of the JSON of the resume, in bytes of UTF-8. */
export const longestData = 110_000;
/** Of the JSON of resume and text together: what is left of a message (maxEnvelopeBytes) is for the envelope and the warnings. */
export const longestTogether = 230_000;

export interface Fitted {
  readonly resume: ParsedResume | undefined;
  readonly text: string | null;
  /** What was cut. */
  readonly warnings: readonly Warning[];
}

/** What reads least of its own goes first. */
const cuts: readonly ((resume: ParsedResume) => ParsedResume)[] = [
  (resume) => ({
    ...resume,
    work: resume.work.map((entry) => ({ ...entry, highlights: [] })),
    projects: resume.projects.map((entry) => ({ ...entry, highlights: [] })),
  }),
  (resume) => ({
    ...resume,
    work: resume.work.map(({ summary, ...entry }) => entry),
    projects: resume.projects.map(({ description, ...entry }) => entry),
    education: resume.education.map(({ description, ...entry }) => ({ ...entry, courses: [] })),
  }),
  ({ basics: { summary, ...basics }, ...resume }) => ({ ...resume, basics, skills: resume.skills.slice(0, 100) }),
  (resume) => ({ ...resume, projects: [], certifications: [], skills: [] }),
  ({ recognisedBy, language, basics }) => ({
    ...(recognisedBy && { recognisedBy }),
    language,
    basics: { ...(basics.name && { name: basics.name }), emails: basics.emails.slice(0, 1), phones: [], links: [] },
    work: [],
    education: [],
    certifications: [],
    projects: [],
    skills: [],
    languages: [],
  }),
];

/** `longestText` in UTF-16 code units. */
export function fitMessage(resume: ParsedResume | undefined, text: string | null, longestText: number): Fitted {
  let fitted = resume;
  for (const cut of cuts) {
    if (!fitted || jsonBytes(fitted) <= longestData) break;
    fitted = cut(fitted);
  }
  const dataBytes = fitted ? jsonBytes(fitted) : 0;
  const kept = text === null ? null : firstOf(text, longestText, longestTogether - dataBytes);
  const warnings: Warning[] = [];
  if (fitted !== resume) warnings.push({ code: 'data-truncated' });
  if (kept !== text) warnings.push({ code: 'text-truncated' });
  return { resume: fitted, text: kept, warnings };
}

/** As much from the beginning as keeps to both limits; a character is not cut in two. */
function firstOf(text: string, units: number, bytes: number): string {
  let taken = 0;
  let used = 2;
  for (const character of text) {
    const size = jsonBytes(character) - 2;
    if (taken + character.length > units || used + size > bytes) return text.slice(0, taken);
    taken += character.length;
    used += size;
  }
  return text;
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
