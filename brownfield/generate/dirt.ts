// Every kind of dirt that the generator plants, where, and how often. The rates are what such databases show when they are counted.

/** What a rate counts: of so many of these, one in `1 / rate` has it. */
export type Unit =
  | 'user'
  | 'profile'
  | 'job'
  | 'current job'
  | 'past job'
  | 'degree'
  | 'certificate'
  | 'project'
  | 'document';

export interface DirtKind {
  readonly table: 'Users' | 'UserProfiles' | 'WorkHistory' | 'Documents';
  /** The column that shows it (the first, where several do). */
  readonly column: string;
  readonly per: Unit;
  /** From 0 to 1. Of units that something else has already spoiled, no more are spoiled by this. */
  readonly rate: number;
  /** `legible`: a careful reader can tell what was meant. `lost`: nobody can, or our section has no room for it. */
  readonly meaning: 'legible' | 'lost';
  readonly what: string;
}

const user = { table: 'Users', per: 'user' } as const;
const profile = { table: 'UserProfiles', per: 'profile' } as const;
const education = { table: 'UserProfiles', column: 'educationJson' } as const;
const certificate = { table: 'UserProfiles', column: 'certifications', per: 'certificate' } as const;
const skills = { ...profile, column: 'skills' } as const;
const projects = { table: 'UserProfiles', column: 'projectsJson' } as const;
const salary = { ...profile, column: 'desiredSalary' } as const;
const available = { ...profile, column: 'availableFrom' } as const;
const job = { table: 'WorkHistory', per: 'job' } as const;
const document = { table: 'Documents', per: 'document' } as const;
const legible = { meaning: 'legible' } as const;
const lost = { meaning: 'lost' } as const;

export const dirt = {
  'no-subject': {
    ...user,
    column: 'externalSubject',
    rate: 0.05,
    ...lost,
    what: 'an account older than single sign-on',
  },

  'country-name': { ...profile, column: 'country', rate: 0.15, ...legible, what: "'United States', 'germany ', 'USA'" },
  'country-unknown': { ...profile, column: 'country', rate: 0.01, ...lost, what: "'XX', 'Earth', 'n/a'" },
  'country-missing': { ...profile, column: 'country', rate: 0.02, ...lost, what: 'null or empty beside an address' },
  'city-missing': { ...profile, column: 'city', rate: 0.02, ...lost, what: 'null or blank beside an address' },
  'city-mojibake': { ...profile, column: 'city', rate: 0.02, ...legible, what: 'UTF-8 that was read as Windows-1252' },
  'address-blanks': { ...profile, column: 'addressLine1', rate: 0.03, ...legible, what: 'blanks before or after' },
  'address-control': {
    ...profile,
    column: 'addressLine1',
    rate: 0.01,
    ...legible,
    what: 'a control character (U+007F)',
  },
  'address-overlong': { ...profile, column: 'addressLine1', rate: 0.005, ...lost, what: 'more than 200 characters' },
  'zip-overlong': { ...profile, column: 'zip', rate: 0.005, ...lost, what: 'more than 20: a remark instead of a code' },
  'coordinates-half': { ...profile, column: 'longitude', rate: 0.01, ...lost, what: 'a latitude without longitude' },
  'coordinates-comma': { ...profile, column: 'latitude', rate: 0.03, ...legible, what: 'a decimal comma' },
  'coordinates-senseless': { ...profile, column: 'latitude', rate: 0.01, ...lost, what: "'n/a', or past 90 degrees" },

  'education-object': { ...education, per: 'profile', rate: 0.03, ...legible, what: 'an object instead of a list' },
  'education-quotes': {
    ...education,
    per: 'profile',
    rate: 0.02,
    ...legible,
    what: 'single quotes, which are no JSON',
  },
  'education-truncated': { ...education, per: 'profile', rate: 0.02, ...lost, what: 'JSON that was cut off' },
  'education-empty': { ...education, per: 'profile', rate: 0.03, ...legible, what: 'empty text, []: none' },
  'education-prose': { ...education, per: 'profile', rate: 0.01, ...lost, what: "'see resume'" },
  'degree-twice': { ...education, per: 'degree', rate: 0.02, ...legible, what: 'the same degree again' },
  'degree-date-words': { ...education, per: 'degree', rate: 0.04, ...legible, what: "'Sep 2015'" },
  'degree-date-us': { ...education, per: 'degree', rate: 0.04, ...legible, what: "'09/2015', '09/01/2015'" },
  'degree-end-first': { ...education, per: 'degree', rate: 0.01, ...lost, what: 'its end before its start' },
  'degree-no-school': { ...education, per: 'degree', rate: 0.01, ...lost, what: 'school null or missing' },

  'certificate-no-issuer': { ...certificate, rate: 0.06, ...lost, what: '`Name, 2020-05`' },
  'certificate-words': { ...certificate, rate: 0.06, ...legible, what: '`Name (Issuer) - May 2020`' },
  'certificate-order': { ...certificate, rate: 0.03, ...legible, what: '`2020: Name - Issuer`' },
  'certificates-none': { ...profile, column: 'certifications', rate: 0.02, ...legible, what: "'none', 'n/a', '-'" },

  'skills-semicolons': { ...skills, rate: 0.1, ...legible, what: 'parted by semicolons' },
  'skills-json': { ...skills, rate: 0.06, ...legible, what: 'a JSON list' },
  'skills-twice': { ...skills, rate: 0.03, ...legible, what: 'one twice, in another case' },
  'skill-overlong': { ...skills, rate: 0.005, ...lost, what: 'one of more than 100 characters' },

  'projects-broken': { ...projects, per: 'profile', rate: 0.02, ...lost, what: 'JSON that was cut off' },
  'project-no-scheme': { ...projects, per: 'project', rate: 0.06, ...legible, what: "'www.example.org/x' as its url" },
  'project-no-name': { ...projects, per: 'project', rate: 0.01, ...lost, what: 'name empty' },

  'salary-short': { ...salary, rate: 0.08, ...legible, what: "'55k EUR'" },
  'salary-bare': { ...salary, rate: 0.04, ...lost, what: "'70000': no currency" },
  'salary-words': { ...salary, rate: 0.04, ...lost, what: "'negotiable'" },
  'salary-reversed': { ...salary, rate: 0.01, ...legible, what: 'the higher one first' },
  'available-us': { ...available, rate: 0.06, ...legible, what: "'03/15/2025'" },
  'available-german': { ...available, rate: 0.06, ...legible, what: "'15.03.2025'" },
  'available-words': { ...available, rate: 0.05, ...lost, what: "'immediately', 'asap': no date" },
  'available-impossible': { ...available, rate: 0.01, ...lost, what: "'2025-02-30'" },
  'goals-overlong': { ...profile, column: 'careerGoals', rate: 0.01, ...lost, what: 'more than 2,000 characters' },
  'goals-control': { ...profile, column: 'careerGoals', rate: 0.01, ...legible, what: 'a control character (U+007F)' },

  'job-date-us': {
    ...job,
    column: 'startDate',
    rate: 0.12,
    ...legible,
    what: "'03/15/2019': the first importer's rows",
  },
  'job-date-words': { ...job, column: 'startDate', rate: 0.03, ...legible, what: "'March 2019'" },
  'job-date-zero': { ...job, column: 'startDate', rate: 0.01, ...lost, what: "'0000-00-00'" },
  'job-date-impossible': { ...job, column: 'startDate', rate: 0.01, ...lost, what: "'31.02.2018'" },
  'job-date-missing': { ...job, column: 'startDate', rate: 0.015, ...lost, what: 'null or empty' },
  'job-end-first': {
    ...job,
    column: 'endDate',
    per: 'past job',
    rate: 0.01,
    ...lost,
    what: 'its end before its start',
  },
  'job-end-zero': { ...job, column: 'endDate', per: 'past job', rate: 0.01, ...lost, what: "'0000-00-00'" },
  'job-end-though-current': {
    ...job,
    column: 'isCurrent',
    per: 'past job',
    rate: 0.01,
    ...lost,
    what: 'isCurrent with an end date',
  },
  'job-end-present': {
    ...job,
    column: 'endDate',
    per: 'current job',
    rate: 0.15,
    ...legible,
    what: "'present', 'now', empty text",
  },
  'job-current-unknown': {
    ...job,
    column: 'isCurrent',
    per: 'current job',
    rate: 0.05,
    ...legible,
    what: 'isCurrent null, and no end date',
  },
  'job-twice': { ...job, column: 'companyName', rate: 0.02, ...legible, what: 'the same row again, under its own key' },
  'job-no-employer': { ...job, column: 'companyName', rate: 0.01, ...lost, what: 'null or blank' },
  'job-no-title': { ...job, column: 'jobTitle', rate: 0.01, ...lost, what: 'null or blank' },
  'job-title-overlong': { ...job, column: 'jobTitle', rate: 0.005, ...lost, what: 'more than 200 characters' },
  'job-employer-blanks': { ...job, column: 'companyName', rate: 0.04, ...legible, what: 'blanks after' },
  'job-text-control': { ...job, column: 'description', rate: 0.01, ...legible, what: 'a control character (U+007F)' },
  'job-text-overlong': { ...job, column: 'description', rate: 0.005, ...lost, what: 'a text of more than 4,000' },

  'document-no-path': { ...document, column: 'filePath', rate: 0.01, ...lost, what: 'null or empty' },
  'document-old-type': { ...document, column: 'contentType', rate: 0.04, ...lost, what: "'application/msword'" },
  'document-no-type': { ...document, column: 'contentType', rate: 0.02, ...legible, what: 'null; the file name tells' },
  'document-kind-spelling': {
    ...document,
    column: 'kind',
    rate: 0.05,
    ...legible,
    what: "'Resume ', 'CV', 'Lebenslauf'",
  },
  'document-empty': { ...document, column: 'sizeBytes', rate: 0.01, ...lost, what: '0 bytes' },
} as const satisfies Readonly<Record<string, DirtKind>>;

export type DirtName = keyof typeof dirt;

export const dirtNames = Object.keys(dirt) as DirtName[];
