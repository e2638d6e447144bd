// What was found in a resume. What is absent was not found: nothing is guessed without a place that it came from.
import type { RecognisedBy } from './document';

export interface Found<T = string> {
  readonly value: T;
  /** 0 to 1, two decimals. From 0.8 it may go into a draft unseen. */
  readonly confidence: number;
  /** Where it stands in the document, both from 1. */
  readonly page: number;
  readonly line: number;
}

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string;

export const languages = ['en', 'de', 'fr', 'es'] as const;
/** ISO 639-1. */
export type Language = (typeof languages)[number];

export interface Place {
  /** As it is written. */
  readonly text: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string;
}

export interface Period {
  readonly start?: Found<PartialDate>;
  readonly end?: Found<PartialDate>;
  /** "present". */
  readonly isCurrent?: Found<boolean>;
}

export interface ParsedWork extends Period {
  readonly employer?: Found;
  readonly title?: Found;
  readonly place?: Found<Place>;
  readonly url?: Found;
  readonly summary?: Found;
  readonly highlights: readonly Found[];
}

export interface ParsedEducation extends Period {
  readonly institution?: Found;
  /** The degree: `Bachelor of Science`. */
  readonly studyType?: Found;
  /** The subject: `Computer Science`. */
  readonly area?: Found;
  readonly score?: Found;
  readonly place?: Found<Place>;
  readonly courses: readonly Found[];
  readonly description?: Found;
}

export interface ParsedCertification {
  readonly name?: Found;
  readonly issuer?: Found;
  readonly issueDate?: Found<PartialDate>;
  readonly expiryDate?: Found<PartialDate>;
  readonly credentialId?: Found;
  readonly url?: Found;
}

export interface ParsedProject extends Period {
  readonly name?: Found;
  readonly role?: Found;
  readonly organisation?: Found;
  readonly url?: Found;
  readonly description?: Found;
  readonly highlights: readonly Found[];
  readonly technologies: readonly Found[];
}

export interface ParsedLanguage {
  /** As it is written. */
  readonly language: Found;
  /** ISO 639-1 where it is known. */
  readonly code?: string;
  readonly fluency?: Found;
}

export interface ParsedLink {
  readonly url: Found;
  /** linkedin, github, …; the host where it is none of these. */
  readonly network: string;
}

export interface ParsedBasics {
  readonly name?: Found;
  /** What somebody calls himself under the name: `Senior Nurse`. */
  readonly label?: Found;
  readonly emails: readonly Found[];
  readonly phones: readonly Found[];
  readonly links: readonly ParsedLink[];
  readonly location?: Found<Place>;
  readonly summary?: Found;
}

export interface ParsedResume {
  /** Of a scan. */
  readonly recognisedBy?: RecognisedBy;
  /** Of the document itself. */
  readonly language: Language;
  readonly basics: ParsedBasics;
  readonly work: readonly ParsedWork[];
  readonly education: readonly ParsedEducation[];
  readonly certifications: readonly ParsedCertification[];
  readonly projects: readonly ParsedProject[];
  readonly skills: readonly Found[];
  readonly languages: readonly ParsedLanguage[];
}
