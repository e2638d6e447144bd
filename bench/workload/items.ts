// What candidates enter, item by item, most fields filled.
import type { Given, StepName, StepPayload } from '../../shared/sections/section';
import type { Random } from './random';
import { list, paragraph, sentence } from './texts';

type MakeItem = (random: Random) => Given;

export const makeItem = {
  addresses: (random) => ({
    itemId: random.uuid(),
    kind: random.pick(['home', 'mailing', 'work']),
    line1: `${sentence(random, 1, 3)} ${random.int(1, 200)}`,
    city: sentence(random, 1, 2),
    region: sentence(random, 1, 1),
    postalCode: String(random.int(10_000, 99_999)),
    countryCode: random.pick(['DE', 'PL', 'BR', 'JP']),
    latitude: random.int(-80_000_000, 80_000_000) / 1_000_000,
    longitude: random.int(-170_000_000, 170_000_000) / 1_000_000,
    coordinateSource: 'geocoder',
  }),
  education: (random) => ({
    itemId: random.uuid(),
    institution: sentence(random, 2, 4),
    studyType: random.pick(['BSc', 'MSc', 'Abitur', 'PhD']),
    area: sentence(random, 1, 3),
    level: random.int(4, 8),
    startDate: String(random.int(1990, 2010)),
    endDate: `${random.int(2011, 2020)}-07`,
    courses: list(random, 0, 5, 3),
    city: sentence(random, 1, 1),
    countryCode: 'DE',
    description: sentence(random, 5, 20),
  }),
  certifications: (random) => ({
    itemId: random.uuid(),
    name: sentence(random, 2, 4),
    issuer: sentence(random, 1, 3),
    credentialId: String(random.int(1, 1e9)),
    url: `https://certificates.example/${random.int(1, 1e9)}`,
    issueDate: `${random.int(2010, 2020)}-03-15`,
  }),
  workExperience: (random) => ({
    itemId: random.uuid(),
    employer: sentence(random, 1, 3),
    title: sentence(random, 1, 3),
    employmentType: random.pick(['full-time', 'part-time', 'contract']),
    workMode: random.pick(['on-site', 'hybrid', 'remote']),
    city: sentence(random, 1, 1),
    countryCode: 'PL',
    startDate: `${random.int(2000, 2012)}-01`,
    endDate: `${random.int(2013, 2025)}-12`,
    summary: paragraph(random),
    highlights: list(random, 1, 3, 10),
    skills: list(random, 3, 8, 1),
  }),
  projects: (random) => ({
    itemId: random.uuid(),
    name: sentence(random, 1, 4),
    role: sentence(random, 1, 2),
    url: `https://projects.example/${random.int(1, 1e9)}`,
    startDate: String(random.int(2010, 2018)),
    endDate: String(random.int(2019, 2025)),
    description: paragraph(random),
    highlights: list(random, 1, 3, 10),
    technologies: list(random, 2, 8, 1),
  }),
  resumeDocuments: (random) => ({
    itemId: random.uuid(),
    fileName: `${sentence(random, 1, 2)}.pdf`,
    contentType: 'application/pdf',
    sizeBytes: random.int(20_000, 900_000),
    sha256: (random.uuid() + random.uuid()).replaceAll('-', ''),
    source: 'upload',
    isPrimary: false,
  }),
} satisfies Record<string, MakeItem>;

export type ListProperty = keyof typeof makeItem;

function aspirations(random: Random): Given {
  return {
    targetTitles: list(random, 1, 4, 3),
    industries: list(random, 1, 3, 1),
    locations: list(random, 1, 3, 1),
    salaryMin: random.int(40_000, 60_000),
    salaryMax: random.int(60_001, 120_000),
    salaryCurrency: 'EUR',
    salaryPeriod: 'year',
    noticePeriodDays: random.int(0, 90),
    willingToRelocate: random.chance(0.5),
    shortTermGoal: paragraph(random),
    longTermGoal: paragraph(random),
  };
}

/** A whole step as a candidate would submit it: usually several items. */
export function newPayload(random: Random, step: StepName): StepPayload {
  const some = (property: ListProperty, least: number, most: number) =>
    Array.from({ length: random.int(least, most) }, () => makeItem[property](random));
  switch (step) {
    case 'address':
      return { addresses: some('addresses', 1, 2) };
    case 'education':
      return { education: some('education', 1, 3), certifications: some('certifications', 0, 3) };
    case 'experience':
      return { workExperience: some('workExperience', 2, 4) };
    case 'projects':
      return { projects: some('projects', 1, 4) };
    case 'aspirations':
      return { careerAspirations: aspirations(random) };
    case 'resume':
      return { resumeDocuments: some('resumeDocuments', 1, 1) };
    default:
      return unknownStep(step);
  }
}

function unknownStep(step: never): never {
  throw new TypeError(`unknown step ${String(step)}`);
}
