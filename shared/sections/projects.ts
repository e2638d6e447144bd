// What somebody has built, at work or besides. workExperienceItemId names the job it belongs to and may outlive it.
import { flag, httpsUrl, list, partialDate, required, text, uuid } from './fields';
import { endNotBefore, noEndWhileCurrent } from './rules';
import type { Section } from './section';

export const projects: Section = {
  name: 'projects',
  property: 'projects',
  step: 'projects',
  table: 'profile.Project',
  cardinality: 'many',
  maxItems: 100,
  enteredBy: 'candidate',
  fields: {
    name: required(text(200)),
    role: text(200),
    organisation: text(200),
    url: httpsUrl(),
    repositoryUrl: httpsUrl(),
    startDate: partialDate(),
    endDate: partialDate(),
    isCurrent: flag(),
    description: text(4000),
    highlights: list(text(1000), 30),
    technologies: list(text(100), 100),
    workExperienceItemId: uuid(),
  },
  rules: [
    endNotBefore('startDate', 'endDate', 'Give an end date that is not before the start date.'),
    noEndWhileCurrent,
  ],
};
