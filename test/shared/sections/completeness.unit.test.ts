import { completeness } from '../../../shared/sections/completeness';
import type { StepName, StepPayload } from '../../../shared/sections/section';
import { fullBodies } from './bodies';

test.each<[string, StepName, StepPayload, number]>([
  ['nothing at all', 'education', {}, 0],
  ['one of two sections, empty', 'education', { education: [] }, 50],
  ['all sections, empty', 'education', { education: [], certifications: [] }, 99],
  ['an entry without its one required field', 'education', { education: [{}], certifications: [] }, 66],
  ['an entry with it', 'education', { education: [{ institution: 'x' }], certifications: [] }, 99],
  ['white space, which is not a value', 'education', { education: [{ institution: ' ' }], certifications: [] }, 66],
  ['one of three required fields', 'experience', { workExperience: [{ title: 'x', summary: 'y' }] }, 50],
  ['zero, which is a value', 'resume', { resumeDocuments: [{ sizeBytes: 0 }] }, 33],
  ['a section of one that requires nothing', 'aspirations', { careerAspirations: {} }, 99],
  ['a cleared section of one', 'aspirations', { careerAspirations: null }, 99],
  ['everything, which is still a draft', 'experience', fullBodies.experience as StepPayload, 99],
])('%s', (_, step, payload, percent) => {
  expect(completeness(step, payload)).toBe(percent);
});
