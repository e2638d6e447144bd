// Schools, universities, training.
import { country, flag, httpsUrl, integer, list, partialDate, required, text } from './fields';
import { endNotBefore, noEndWhileCurrent } from './rules';
import type { Section } from './section';

export const education: Section = {
  name: 'education',
  property: 'education',
  step: 'education',
  table: 'profile.Education',
  cardinality: 'many',
  maxItems: 50,
  enteredBy: 'candidate',
  fields: {
    institution: required(text(200)),
    studyType: text(120),
    area: text(200),
    // European Qualifications Framework.
    level: integer('tinyint', { min: 1, max: 8 }),
    startDate: partialDate(),
    endDate: partialDate(),
    isCurrent: flag(),
    // As the institution writes it: 1.3, 85 %, summa cum laude.
    score: text(40),
    scoreScale: text(40),
    courses: list(text(200), 100),
    city: text(120),
    region: text(120),
    countryCode: country(),
    url: httpsUrl(),
    description: text(4000),
  },
  rules: [
    endNotBefore('startDate', 'endDate', 'Give an end date that is not before the start date.'),
    noEndWhileCurrent,
  ],
};
