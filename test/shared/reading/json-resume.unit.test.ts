// JSON Resume 1.0.0: what was submitted, in the members that its schema has, each of the type that it wants.
import fc from 'fast-check';
import { z } from 'zod';
import { jsonResume, type Submitted } from '../../../shared/reading/json-resume';
import { enteredSectionsOfStep } from '../../../shared/sections/all';
import { completeItem } from '../../../shared/sections/item';
import { type StepName, type StepPayload, stepNames } from '../../../shared/sections/section';
import { validateSubmit } from '../../../shared/sections/validate';
import { idOf } from '../../factories/commands';
import { fullPayloads } from '../../factories/payloads';
import { bodies, itemsOf } from '../sections/arbitrary-bodies';

/** As the schema defines iso8601, and the formats that it names. */
const dates = z.string().regex(/^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$/);
const uri = z.string().regex(/^https:\/\/[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]+$/);
const text = z.string().optional();
const texts = z.array(z.string()).optional();
const time = { startDate: dates.optional(), endDate: dates.optional() };
const place = { address: text, postalCode: text, city: text, countryCode: text, region: text };

/** The members that are filled; the schema allows no others at the top, and none is null anywhere. */
const resume = z.strictObject({
  $schema: uri,
  basics: z.strictObject({ label: text, location: z.strictObject(place).optional() }),
  work: z.array(
    z.strictObject({
      name: text,
      location: text,
      position: text,
      url: uri.optional(),
      ...time,
      summary: text,
      highlights: texts,
    }),
  ),
  volunteer: z.array(
    z.strictObject({
      organization: text,
      position: text,
      url: uri.optional(),
      ...time,
      summary: text,
      highlights: texts,
    }),
  ),
  education: z.array(
    z.strictObject({
      institution: text,
      url: uri.optional(),
      area: text,
      studyType: text,
      ...time,
      score: text,
      courses: texts,
    }),
  ),
  certificates: z.array(
    z.strictObject({
      name: text,
      date: z.iso.date().optional(),
      issueDate: dates.optional(),
      url: uri.optional(),
      issuer: text,
    }),
  ),
  skills: z.array(z.strictObject({ name: z.string() })),
  projects: z.array(
    z.strictObject({
      name: text,
      description: text,
      highlights: texts,
      keywords: texts,
      ...time,
      url: uri.optional(),
      roles: texts,
      entity: text,
    }),
  ),
  meta: z.strictObject({ version: z.literal('v1.0.0'), lastModified: z.iso.datetime() }),
});

/** A profile in which these steps were submitted. */
function submitted(payloads: { readonly [step in StepName]?: object }): Submitted {
  const finalOf = (step: StepName) => {
    const payload = payloads[step] as StepPayload | undefined;
    if (!payload) return null;
    return Object.fromEntries(
      enteredSectionsOfStep(step).map((section) => {
        const items = itemsOf(payload[section.property]).map((one) => completeItem(section, one));
        return [section.property, section.cardinality === 'many' ? items : (items[0] ?? null)];
      }),
    );
  };
  const steps = Object.fromEntries(stepNames.map((step) => [step, { final: finalOf(step) }]));
  return { updatedAt: '2026-11-22T08:00:00.000Z', steps: steps as Submitted['steps'] };
}

test('of every field filled holds what has a place there', () => {
  const made = jsonResume(submitted(fullPayloads));
  expect(resume.parse(made)).toEqual(made);
  expect(made).toMatchObject({
    basics: { location: { city: 'São Paulo', countryCode: 'BR', postalCode: '01310-100', region: 'SP' } },
    work: [{ position: 'Engineer', location: '東京, Kantō, JP', startDate: '1999-12-31', endDate: '2000' }],
    volunteer: [],
    education: [{ studyType: 'MSc', score: '1,3', courses: expect.arrayContaining(['CS 101']) }, { startDate: '2017' }],
    certificates: [{ issuer: 'Issuer', issueDate: '2020-02' }],
    skills: [{ name: 'C++' }, { name: 'naïve Bayes' }, { name: 'TypeScript' }],
    projects: [{ roles: ['Lead'], entity: 'Org', url: 'https://example.org/', keywords: ['TypeScript'] }],
    meta: { lastModified: '2026-11-22T08:00:00.000Z' },
  });
});

test('of whatever a submit accepts is of the types that the schema wants', () => {
  fc.assert(
    fc.property(bodies, ([step, body]) => {
      const validated = validateSubmit(step, body);
      fc.pre(validated.ok);
      if (!validated.ok) return;
      resume.parse(jsonResume(submitted({ [step]: validated.payload })));
    }),
    { numRuns: 500 },
  );
});

test('of a profile in which nothing was submitted is empty', () => {
  const made = jsonResume(submitted({}));
  expect(resume.parse(made)).toMatchObject({ basics: {}, work: [], education: [], skills: [] });
});

test('tells the job that goes on as the title, the primary address as the place, volunteering apart', () => {
  const job = { employer: 'E', startDate: '2020' };
  const address = { kind: 'home', line1: 'Street 1', countryCode: 'DE' };
  const made = jsonResume(
    submitted({
      address: {
        addresses: [
          { ...address, itemId: idOf(1), city: 'Bonn' },
          { ...address, itemId: idOf(2), city: 'Köln', isPrimary: true, line2: 'II. OG' },
        ],
      },
      experience: {
        workExperience: [
          { ...job, itemId: idOf(3), title: 'Past' },
          { ...job, itemId: idOf(4), title: 'Earlier', isCurrent: true, startDate: '2019' },
          { ...job, itemId: idOf(5), title: 'Now', isCurrent: true, startDate: '2021-02' },
          { ...job, itemId: idOf(6), title: 'Coach', employmentType: 'volunteer', url: 'https://exämple.org/ä' },
        ],
      },
    }),
  );
  expect(made).toMatchObject({
    basics: { label: 'Now', location: { city: 'Köln', address: 'Street 1\nII. OG' } },
    volunteer: [{ organization: 'E', position: 'Coach', url: 'https://xn--exmple-cua.org/%C3%A4' }],
  });
  expect(made.work).toHaveLength(3);
});

test('tells a certificate that is dated in full by its date, and a skill once', () => {
  const made = jsonResume(
    submitted({
      education: { education: [], certifications: [{ name: 'C', issuer: 'I', issueDate: '2020-02-03' }] },
      projects: {
        projects: [
          { name: 'P', technologies: ['sql', 'Go'] },
          { name: 'Q', technologies: ['SQL'], repositoryUrl: 'https://a.b/c' },
        ],
      },
    }),
  );
  expect(made.certificates).toEqual([{ name: 'C', date: '2020-02-03', issuer: 'I' }]);
  expect(made.skills).toEqual([{ name: 'sql' }, { name: 'Go' }]);
  expect(made).toHaveProperty('projects.1.url', 'https://a.b/c');
});
