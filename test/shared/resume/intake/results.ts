// Parses for the tests of what becomes of them.
import type { ParseResult } from '../../../../shared/resume/model/parse-result';
import type { Found, ParsedResume } from '../../../../shared/resume/model/parsed-resume';
import { parserId } from '../../../../shared/resume/version';
import type { RefusalCode } from '../../../../shared/sections/resume-words';

export function found<T>(value: T): Found<T> {
  return { value, confidence: 0.9, page: 1, line: 1 };
}

export function resumeOf(given: Partial<ParsedResume> = {}): ParsedResume {
  const nothing = { work: [], education: [], certifications: [], projects: [], skills: [], languages: [] };
  return {
    language: 'en',
    basics: { name: found('Ada Lovelace'), emails: [found('Ada@Example.org')], phones: [], links: [] },
    ...nothing,
    ...given,
  };
}

type Parsed = Extract<ParseResult, { readonly status: 'parsed' | 'partial' }>;

export function parsed(given: Partial<Parsed> = {}): Parsed {
  return {
    status: 'parsed',
    parser: parserId,
    warnings: [],
    pages: 1,
    confidence: 0.87,
    resume: resumeOf(),
    text: 'Ada Lovelace\nAda@Example.org\n',
    ...given,
  };
}

export function refused(reason: RefusalCode): ParseResult {
  return { status: 'refused', reason, parser: parserId, warnings: [], pages: 0 };
}
