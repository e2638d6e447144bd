import type { FieldErrorCode } from '../../../shared/sections/field-error';
import type { StepName } from '../../../shared/sections/section';
import { validateDraft, validateSubmit } from '../../../shared/sections/validate';
import { address, aspirations, type Body, certificate, type Entry, job, project, resume, school } from './bodies';

/** A step's body around one entry, and where that entry stands in it. */
interface Place {
  readonly step: StepName;
  readonly path: string;
  readonly full: Entry;
  readonly around: (entry: Entry) => Body;
}

const places: { readonly [name: string]: Place } = {
  address: { step: 'address', path: '/addresses/0', full: address, around: (entry) => ({ addresses: [entry] }) },
  school: {
    step: 'education',
    path: '/education/0',
    full: school,
    around: (entry) => ({ education: [entry], certifications: [] }),
  },
  certificate: {
    step: 'education',
    path: '/certifications/0',
    full: certificate,
    around: (entry) => ({ education: [], certifications: [entry] }),
  },
  job: { step: 'experience', path: '/workExperience/0', full: job, around: (entry) => ({ workExperience: [entry] }) },
  project: { step: 'projects', path: '/projects/0', full: project, around: (entry) => ({ projects: [entry] }) },
  aspirations: {
    step: 'aspirations',
    path: '/careerAspirations',
    full: aspirations,
    around: (entry) => ({ careerAspirations: entry }),
  },
  resume: {
    step: 'resume',
    path: '/resumeDocuments/0',
    full: resume,
    around: (entry) => ({ resumeDocuments: [entry] }),
  },
};

type Case = readonly [place: keyof typeof places, change: Entry, error?: readonly [string, FieldErrorCode]];

const cases: readonly Case[] = [
  ['school', { startDate: '2020', endDate: '2020' }],
  ['school', { startDate: '2020', endDate: '2020-05' }],
  ['school', { startDate: '2020-05', endDate: '2020' }],
  ['school', { startDate: '2020-05-31', endDate: '2020-05' }],
  ['school', { startDate: null, endDate: '2020' }],
  ['school', { startDate: '2020-05', endDate: '2020-04-30' }, ['endDate', 'end_before_start']],
  ['school', { startDate: '2020', endDate: '2019-12-31' }, ['endDate', 'end_before_start']],
  ['school', { isCurrent: true }, ['endDate', 'current_with_end_date']],
  ['school', { isCurrent: true, endDate: null }],
  ['school', { institution: null }, ['institution', 'required']],
  ['school', { level: 9 }, ['level', 'out_of_range']],

  ['certificate', { issueDate: '2024-03', expiryDate: '2024-02' }, ['expiryDate', 'end_before_start']],
  ['certificate', { issueDate: '2024-03', expiryDate: '2024' }],
  ['certificate', { issueDate: null }],
  ['certificate', { issuer: null }, ['issuer', 'required']],

  ['job', { endDate: '2019-02' }, ['endDate', 'end_before_start']],
  ['job', { isCurrent: true }, ['endDate', 'current_with_end_date']],
  ['job', { isCurrent: true, endDate: null }],
  ['job', { isCurrent: false, endDate: null }],
  ['job', { startDate: null }, ['startDate', 'required']],
  ['job', { startDate: '2019-13' }, ['startDate', 'invalid_date']],
  ['job', { employmentType: 'Full-time' }, ['employmentType', 'not_allowed']],
  ['job', { highlights: new Array(31).fill('x') }, ['highlights', 'too_many']],

  ['project', { endDate: '2019' }, ['endDate', 'end_before_start']],
  ['project', { isCurrent: true }, ['endDate', 'current_with_end_date']],
  ['project', { workExperienceItemId: 'the first' }, ['workExperienceItemId', 'invalid_format']],

  ['address', { latitude: null, longitude: null, coordinateSource: null, coordinateAccuracy: null }],
  ['address', { coordinateSource: null, coordinateAccuracy: null }],
  ['address', { latitude: 0, longitude: 0 }],
  ['address', { latitude: null }, ['latitude', 'both_or_neither']],
  ['address', { longitude: null }, ['longitude', 'both_or_neither']],
  ['address', { latitude: null, longitude: null, coordinateAccuracy: null }, ['coordinateSource', 'needs_other_field']],
  ['address', { latitude: null, longitude: null, coordinateSource: null }, ['coordinateAccuracy', 'needs_other_field']],
  ['address', { coordinateAccuracy: -1 }, ['coordinateAccuracy', 'out_of_range']],
  ['address', { longitude: 180.1 }, ['longitude', 'out_of_range']],
  ['address', { countryCode: null }, ['countryCode', 'required']],

  ['aspirations', { salaryMin: 90_000.5 }],
  ['aspirations', { salaryMin: 0 }],
  ['aspirations', { salaryMin: 90_001 }, ['salaryMax', 'range_order']],
  ['aspirations', { salaryCurrency: null }, ['salaryCurrency', 'needs_other_field']],
  ['aspirations', { salaryMin: null, salaryCurrency: null }, ['salaryCurrency', 'needs_other_field']],
  ['aspirations', { salaryMax: null, salaryMin: 0, salaryPeriod: null }, ['salaryPeriod', 'needs_other_field']],
  ['aspirations', { salaryMin: null, salaryMax: null, salaryCurrency: null, salaryPeriod: null }],
  ['aspirations', { salaryMin: null, salaryMax: null }],
  ['aspirations', { workModes: ['remote', 'remote'] }, ['workModes/1', 'duplicate']],
  ['aspirations', { workModes: ['home'] }, ['workModes/0', 'not_allowed']],
  ['aspirations', { noticePeriodDays: 731 }, ['noticePeriodDays', 'out_of_range']],
  ['aspirations', { maxTravelPercent: 101 }, ['maxTravelPercent', 'out_of_range']],
  [
    'aspirations',
    {
      workAuthorisations: [
        { countryCode: 'DE', status: 'citizen' },
        { countryCode: 'DE', status: 'work-permit' },
      ],
    },
    ['workAuthorisations/1', 'duplicate'],
  ],
  [
    'aspirations',
    { workAuthorisations: [{ countryCode: 'DE', status: 'citizen', since: 2001 }] },
    ['workAuthorisations/0/since', 'unknown_field'],
  ],

  ['resume', { sizeBytes: 20 * 1024 * 1024 }],
  ['resume', { sizeBytes: 20 * 1024 * 1024 + 1 }, ['sizeBytes', 'out_of_range']],
  ['resume', { sizeBytes: 0 }, ['sizeBytes', 'out_of_range']],
  ['resume', { contentType: 'image/png' }, ['contentType', 'not_allowed']],
  ['resume', { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }],
  ['resume', { sha256: 'A'.repeat(64) }, ['sha256', 'invalid_format']],
  ['resume', { source: 'fax' }, ['source', 'not_allowed']],
  ['resume', { blobName: 'resumes/1' }, ['blobName', 'unknown_field']],
  ['resume', { blobName: null }],
];

for (const [name, change, error] of cases) {
  test(`${name} with ${JSON.stringify(change).slice(0, 80)}: ${error?.join(' ') ?? 'fine'}`, () => {
    const { step, path, full, around } = places[name] as Place;
    const validation = validateSubmit(step, around({ ...full, ...change }));
    const errors = validation.ok ? [] : validation.errors.map((found) => [found.path, found.code]);
    expect(errors).toEqual(error ? [[`${path}/${error[0]}`, error[1]]] : []);
  });
}

test('a broken rule is named beside a field that is wrong by itself', () => {
  const body = { projects: [{ name: '', startDate: '2022', endDate: '2021-05' }] };
  expect(validateSubmit('projects', body)).toMatchObject({
    errors: [
      { path: '/projects/0/name', code: 'required' },
      { path: '/projects/0/endDate', code: 'end_before_start' },
    ],
  });
});

test('a rule is not looked at while a field that it reads is wrong by itself', () => {
  const validation = validateSubmit('address', { addresses: [{ ...address, latitude: 'north' }] });
  expect(validation).toMatchObject({ errors: [{ path: '/addresses/0/latitude', code: 'wrong_type' }] });
  expect(validation).toHaveProperty('errors.length', 1);
});

test('a draft may break every rule', () => {
  expect(
    validateDraft('experience', { workExperience: [{ isCurrent: true, endDate: '2018', startDate: '2019' }] }).ok,
  ).toBe(true);
  expect(validateDraft('address', { addresses: [{ latitude: 1 }, { isPrimary: true }, { isPrimary: true }] }).ok).toBe(
    true,
  );
  expect(validateDraft('aspirations', { careerAspirations: { salaryMin: 5, salaryMax: 1 } }).ok).toBe(true);
});
