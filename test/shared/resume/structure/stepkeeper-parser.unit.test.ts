import { stepkeeperParser } from '../../../../shared/resume/structure/stepkeeper-parser';
import { documentOf } from '../../../factories/resume-documents';

const english = documentOf(`
{20}Anna Beispiel
Head Nurse
Leeds, UK | +44 20 7946 0142 | anna@example.org

**EXPERIENCE**
**St. Mary Hospital**\tMar 2019 – Present
Head Nurse
- Led a ward of 24 beds

**EDUCATION**
**University of Leeds**\t2015 – 2018
Bachelor of Science in Nursing

**SKILLS**
Triage, First aid

**LANGUAGES**
German (native), English (C1)`);

it('reads a resume whole', () => {
  const { resume, warnings } = stepkeeperParser.parse(english);
  expect(resume).toMatchObject({
    language: 'en',
    basics: {
      name: { value: 'Anna Beispiel', page: 1, line: 1 },
      label: { value: 'Head Nurse' },
      location: { value: { city: 'Leeds', countryCode: 'GB' } },
    },
    work: [
      {
        employer: { value: 'St. Mary Hospital', page: 1, line: 5 },
        title: { value: 'Head Nurse' },
        start: { value: '2019-03' },
        isCurrent: { value: true },
      },
    ],
    education: [{ institution: { value: 'University of Leeds' }, area: { value: 'Nursing' } }],
  });
  expect(resume.skills.map(({ value }) => value)).toEqual(['Triage', 'First aid']);
  expect(resume.languages.map(({ code }) => code)).toEqual(['de', 'en']);
  expect(warnings).toEqual([]);
});

it('gives the same for the same document', () => {
  expect(stepkeeperParser.parse(english)).toEqual(stepkeeperParser.parse(english));
});

it('warns of what is missing, unknown or could be read two ways', () => {
  const { warnings } = stepkeeperParser.parse(
    documentOf(`
{20}resume

{14}Experience
**Acme Inc**\t02/03/2019 – 05/06/2020
Head Nurse
**Brightwell Ltd**
Nurse

{14}Education
University of Leeds, 2015 – 2018

{14}Wanderings
Across the Alps`),
  );
  expect(warnings).toContainEqual({ code: 'no-name' });
  expect(warnings).toContainEqual({ code: 'no-contact' });
  expect(warnings).toContainEqual({ code: 'unknown-section', page: 1, line: 9 });
  expect(warnings).toContainEqual({ code: 'ambiguous-date', page: 1, line: 3 });
});

it('finds nothing in nothing', () => {
  const { resume, warnings } = stepkeeperParser.parse({ format: 'txt', pages: [], warnings: [] });
  expect(resume.work).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(['no-name', 'no-contact']);
});
