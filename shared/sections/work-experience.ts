// Jobs, one item a position.
import { country, flag, httpsUrl, list, oneOf, partialDate, required, text } from './fields';
import { endNotBefore, noEndWhileCurrent } from './rules';
import type { Section } from './section';
import { workModes } from './work-modes';

const employmentTypes = [
  'full-time',
  'part-time',
  'contract',
  'temporary',
  'freelance',
  'self-employed',
  'internship',
  'apprenticeship',
  'volunteer',
  'other',
];

export const workExperience: Section = {
  name: 'work-experience',
  property: 'workExperience',
  step: 'experience',
  table: 'profile.WorkExperience',
  cardinality: 'many',
  maxItems: 100,
  enteredBy: 'candidate',
  fields: {
    employer: required(text(200)),
    title: required(text(200)),
    employmentType: oneOf(employmentTypes),
    workMode: oneOf(workModes),
    city: text(120),
    region: text(120),
    countryCode: country(),
    url: httpsUrl(),
    startDate: required(partialDate()),
    endDate: partialDate(),
    isCurrent: flag(),
    summary: text(4000),
    highlights: list(text(1000), 30),
    skills: list(text(100), 100),
  },
  rules: [
    endNotBefore('startDate', 'endDate', 'Give an end date that is not before the start date.'),
    noEndWhileCurrent,
  ],
};
