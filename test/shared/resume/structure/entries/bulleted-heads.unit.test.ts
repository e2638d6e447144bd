// Entries that are items of a list themselves, as the templates of LaTeX set them.
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { workOf } from '../../../../../shared/resume/structure/entries/work';
import { linesOf } from '../../../../factories/resume-documents';

test('a bullet that goes on in a line with dates begins an entry, and deeper bullets tell of it', () => {
  const jobs = workOf(
    linesOf(`
- **Google**\tMountain View, CA
Software Engineer\tOct 2016 – Present
  - Built the pipelines.
  - Kept them running.
- **Coursera**\tMountain View, CA
Senior Software Engineer\tJan 2014 – Oct 2016
  - Sent the notifications.`),
    'en',
  );
  expect(jobs).toMatchObject([
    { employer: { value: 'Google' }, title: { value: 'Software Engineer' }, start: { value: '2016-10' } },
    { employer: { value: 'Coursera' }, title: { value: 'Senior Software Engineer' }, end: { value: '2016-10' } },
  ]);
  expect(jobs.map(({ highlights }) => highlights.length)).toEqual([2, 1]);
});

test('so do degrees', () => {
  const degrees = educationOf(
    linesOf(`
- **Georgia Institute of Technology**\tAtlanta, GA
Master of Science in Computer Science; GPA: 4.00\tAug 2012 – Dec 2013
- **Birla Institute of Technology and Science**\tPilani, India
Bachelor of Engineering in Electronics; GPA: 3.66\tAug 2008 – July 2012`),
    'en',
  );
  expect(degrees).toMatchObject([
    { institution: { value: 'Georgia Institute of Technology' }, studyType: { value: 'Master of Science' } },
    { institution: { value: 'Birla Institute of Technology and Science' }, start: { value: '2008-08' } },
  ]);
});

test('a bullet under a dated head is no entry, though the next head comes right behind it', () => {
  const jobs = workOf(
    linesOf(`
**Acme Ltd**
Nurse\t2019 – 2021
- Cared for patients.
**Globex Ltd**
Matron\t2015 – 2019
- Led the ward.`),
    'en',
  );
  expect(jobs.map(({ employer }) => employer?.value)).toEqual(['Acme Ltd', 'Globex Ltd']);
});
