// Bodies that a submit accepts, with every field given, for tests that then break one thing.
import type { Json, StepName } from '../../../shared/sections/section';

export type Body = { [property: string]: Json };
export type Entry = { [field: string]: Json };

export const address: Entry = {
  kind: 'home',
  line1: 'Rua Augusta 12',
  line2: '3º',
  line3: 'Porta B',
  city: 'Lisboa',
  region: 'Lisboa',
  postalCode: '1100-053',
  countryCode: 'PT',
  latitude: 38.7101,
  longitude: -9.1367,
  coordinateSource: 'geocoder',
  coordinateAccuracy: 12.5,
  rawInput: 'Rua Augusta 12, 3º B, Lisboa',
  isPrimary: true,
};

export const school: Entry = {
  institution: '東京大学',
  studyType: 'Master',
  area: 'Informatics',
  level: 7,
  startDate: '2012-10',
  endDate: '2014',
  isCurrent: false,
  score: '1,3',
  scoreScale: '1-5',
  courses: ['Databases', 'Compilers'],
  city: '東京',
  region: '東京都',
  countryCode: 'JP',
  url: 'https://www.u-tokyo.ac.jp/',
  description: 'Thesis on logs.\nWith honours.',
};

export const certificate: Entry = {
  name: 'Azure Administrator',
  issuer: 'Microsoft',
  credentialId: 'AZ-104/77',
  url: 'https://learn.microsoft.com/credentials?id=77',
  issueDate: '2023-02-28',
  expiryDate: '2024-02',
};

export const job: Entry = {
  employer: 'Contoso',
  title: 'Engineer',
  employmentType: 'full-time',
  workMode: 'hybrid',
  city: 'Köln',
  region: 'NRW',
  countryCode: 'DE',
  url: 'https://contoso.example',
  startDate: '2019-03',
  endDate: '2021-05-31',
  isCurrent: false,
  summary: 'Built queues 🚚',
  highlights: ['Halved the bill'],
  skills: ['TypeScript', 'T-SQL'],
};

export const project: Entry = {
  name: 'Stepkeeper',
  role: 'Author',
  organisation: 'Self',
  url: 'https://project.example',
  repositoryUrl: 'https://git.example/project',
  startDate: '2020',
  endDate: '2020-05',
  isCurrent: false,
  description: 'Keeps steps.',
  highlights: ['Works'],
  technologies: ['SQL'],
  workExperienceItemId: '0192f0c1-5d5e-7abc-8def-0123456789ab',
};

export const aspirations: Entry = {
  targetTitles: ['Architect'],
  industries: ['Energy'],
  locations: ['Berlin', 'remote in the EU'],
  workModes: ['remote', 'hybrid'],
  salaryMin: 70000,
  salaryMax: 90000.5,
  salaryCurrency: 'EUR',
  salaryPeriod: 'year',
  availableFrom: '2027-01',
  noticePeriodDays: 90,
  willingToRelocate: false,
  maxTravelPercent: 20,
  workAuthorisations: [
    { countryCode: 'DE', status: 'citizen' },
    { countryCode: 'US', status: 'needs-sponsorship' },
  ],
  shortTermGoal: 'Lead a team.',
  longTermGoal: 'Teach.',
};

export const resume: Entry = {
  fileName: 'Lebenslauf – José.pdf',
  contentType: 'application/pdf',
  sizeBytes: 123456,
  sha256: 'a'.repeat(64),
  source: 'upload',
  isPrimary: true,
};

export const fullBodies: { readonly [step in StepName]: Body } = {
  address: { addresses: [address] },
  education: { education: [school], certifications: [certificate] },
  experience: { workExperience: [job] },
  projects: { projects: [project] },
  aspirations: { careerAspirations: aspirations },
  resume: { resumeDocuments: [resume] },
};
