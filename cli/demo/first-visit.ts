// The first visit: half-typed drafts, a step that is refused and corrected, and all six steps submitted.
import { type StepName, stepNames } from '../../shared/sections/section';
import { candidateName } from './candidate';
import type { Exchange } from './client';
import type { Demo } from './demo';
import { eventually } from './eventually';
import { expectHeldAsSent } from './held-as-sent';
import { rowsIn } from './holdings';
import { short } from './picture/values';
import { heading } from './terminal/screen';
import type { Visit } from './visit';

/** The submit that carried an Idempotency-Key. */
export async function firstVisit(demo: Demo): Promise<Exchange> {
  const visit = demo.visit(demo.people.candidate);
  heading(demo.screen, `The first visit of ${candidateName}`, `${visit.actor} · session ${short(visit.sessionId)}`);
  const { expect } = demo;
  const opened = await visit.read('', 'opens the Profile Builder for the first time');
  expect.equal(
    'nothing is known of the candidate',
    opened.answer.body.type,
    'urn:stepkeeper:problem:profile-not-found',
  );
  await typeAddress(demo, visit);
  await meetRefusal(demo, visit);
  const submitted = await submitAddress(demo, visit);
  await submitOthers(demo, visit);
  return submitted;
}

async function typeAddress(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const [home = {}] = profile.address.addresses;
  const { itemId, kind, line1 } = home;
  const begun = { addresses: [{ itemId, kind, line1 }] };
  const saved = await visit.autosave('address', begun, 'has typed one line; the builder saves by itself', {
    wait: false,
  });
  expect.equal('a save that does not wait is accepted at once', saved.answer.status, 202);
  const location = saved.answer.headers.get('location') ?? '';
  const operation = location.slice(location.indexOf('/operations/') + 1);
  const outcome = await visit.read(operation, 'follows Location for the outcome', { Prefer: 'wait=20' });
  expect.equal('an incomplete draft is kept', outcome.answer.body.status, 'applied');

  await visit.autosave('address', { addresses: [home] }, 'has typed the rest of it');
  const draft = (await demo.holdings()).rows('builder.StepDraft').find(({ step }) => step === 'address');
  expect.equal('SQL holds the newer draft', `revision ${draft?.revision}`, 'revision 2');
}

/** Three faults: a word that is no kind, a country by its name, half a coordinate. */
async function meetRefusal(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const [home = {}, mailing = {}] = profile.address.addresses;
  const { longitude: _, ...lost } = home;
  const wrong = { addresses: [lost, { ...mailing, kind: 'letterbox', countryCode: 'Japan' }] };
  const refused = await visit.submit('address', wrong, 'submits the step with three mistakes');
  const named = refused.answer.body.errors?.map(({ path, code }) => `${path} ${code}`).sort();
  const fields = [
    '/addresses/0/longitude both_or_neither',
    '/addresses/1/countryCode not_allowed',
    '/addresses/1/kind not_allowed',
  ];
  expect.equal('the step is refused', refused.answer.status, 422);
  expect.equal('the refusal names each field', named?.join(', '), fields.join(', '));

  const recorded = async () => (await demo.holdings()).rows('builder.ValidationError');
  await eventually(async () => (await recorded()).length >= fields.length);
  const rows = await recorded();
  expect.equal(
    'the refusal is recorded',
    rows
      .map((row) => `${row.path} ${row.code}`)
      .sort()
      .join(', '),
    fields.join(', '),
  );
  const values = rows.filter(({ value }) => value !== null).map((row) => `${row.path} = ${row.value}`);
  expect.equal(
    'a refused value is kept only where it is not personal',
    values.join(', '),
    '/addresses/1/kind = "letterbox"',
  );
  const held = await demo.holdings();
  expect.equal('nothing of it is submitted', rowsIn(held, 'profile.Address'), '0 rows in profile.Address');
  expect.equal('the draft has outlived the refusal', rowsIn(held, 'builder.StepDraft'), '1 row in builder.StepDraft');
}

async function submitAddress(demo: Demo, visit: Visit): Promise<Exchange> {
  const { expect, profile } = demo;
  const idempotencyKey = `address-${visit.sessionId.slice(0, 8)}`;
  const submitted = await visit.submit('address', profile.address, 'submits the corrected step', { idempotencyKey });
  expect.equal('the corrected step is applied', submitted.answer.body.status, 'applied');
  const held = await demo.holdings();
  expect.equal('the draft is gone after the submit', rowsIn(held, 'builder.StepDraft'), '0 rows in builder.StepDraft');
  await expectHeldAsSent(demo, 'address');
  return submitted;
}

async function submitOthers(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const [first = {}] = profile.experience.workExperience;
  const begun = { workExperience: [{ ...first, title: '' }] };
  const saved = await visit.autosave('experience', begun, 'begins with the newest job, without its title yet');
  expect.equal('an incomplete draft is kept', saved.answer.body.status, 'applied');
  for (const step of stepNames.filter((name) => name !== 'address')) {
    const { answer } = await visit.submit(step, profile[step], submits[step]);
    expect.equal('the step is applied', answer.body.status, 'applied');
    await expectHeldAsSent(demo, step);
  }
  const progress = (await demo.holdings()).rows('builder.StepProgress');
  const completed = progress.filter(({ status, completeness }) => status === 'completed' && completeness === 100);
  const names = completed.map(({ step }) => step).sort();
  expect.equal('all steps are completed', names.join(', '), [...stepNames].sort().join(', '));
}

const submits: Readonly<Record<StepName, string>> = {
  address: 'submits two addresses',
  education: 'submits two schools and two certificates',
  experience: 'submits three jobs, in Latin, Cyrillic and Japanese letters',
  projects: 'submits three projects, one of them in Arabic',
  aspirations: 'submits what the next job should be like',
  resume: 'submits what is known of the uploaded resume',
};
