// What the candidate is looking for. Nothing of it has to be said.
import { answer, country, currency, decimal, integer, list, oneOf, partialDate, record, text } from './fields';
import { needs, ordered } from './rules';
import type { Json, Section } from './section';
import { workModes } from './work-modes';

const statuses = ['citizen', 'permanent-resident', 'work-permit', 'needs-sponsorship'];
const amounts = ['salaryMin', 'salaryMax'];

export const careerAspirations: Section = {
  name: 'career-aspirations',
  property: 'careerAspirations',
  step: 'aspirations',
  table: 'profile.CareerAspiration',
  cardinality: 'one',
  maxItems: 1,
  enteredBy: 'candidate',
  fields: {
    targetTitles: list(text(200), 20),
    industries: list(text(120), 20),
    locations: list(text(200), 20),
    workModes: list(oneOf(workModes), workModes.length, itself),
    salaryMin: decimal(12, 2, { min: 0 }),
    salaryMax: decimal(12, 2, { min: 0 }),
    salaryCurrency: currency(),
    salaryPeriod: oneOf(['hour', 'day', 'week', 'month', 'year'], 10),
    availableFrom: partialDate(),
    noticePeriodDays: integer('int', { min: 0, max: 730 }),
    willingToRelocate: answer(),
    maxTravelPercent: integer('tinyint', { min: 0, max: 100 }),
    // One entry a country.
    workAuthorisations: list(record({ countryCode: country(), status: oneOf(statuses) }), 50, countryOf),
    shortTermGoal: text(2000),
    longTermGoal: text(2000),
  },
  rules: [
    ordered('salaryMin', 'salaryMax', 'Give an upper salary that is not below the lower one.'),
    needs(amounts, ['salaryCurrency'], 'salaryCurrency', 'Choose the currency of the salary, or take the amount out.'),
    needs(amounts, ['salaryPeriod'], 'salaryPeriod', 'Choose the period of the salary, or take the amount out.'),
  ],
};

function itself(entry: Json): Json {
  return entry;
}

function countryOf(entry: Json): Json {
  return typeof entry === 'object' && entry !== null && 'countryCode' in entry ? entry.countryCode : null;
}
