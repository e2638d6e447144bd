// The second visit: an edit with its reason, another tab that is behind, a late autosave, a delete, a draft that stays;
// and somebody from support, who may look and not touch: the candidate corrects what support has found.
import type { Json } from '../../shared/sections/section';
import type { Demo } from './demo';
import { expectHeldAsSent } from './held-as-sent';
import type { Person } from './people';
import { short } from './picture/values';
import { heading } from './terminal/screen';
import type { Visit } from './visit';

export async function secondVisit(demo: Demo): Promise<void> {
  const visit = demo.visit(demo.people.candidate);
  heading(demo.screen, 'The second visit', `${visit.actor} · session ${short(visit.sessionId)}`);
  await editJob(demo, visit);
  await deleteProject(demo, visit);
  await leaveDraft(demo, visit);
}

async function editJob(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const [current = {}, ...others] = profile.experience.workExperience;
  const { itemId = '' } = current;
  const edited = { workExperience: [{ ...current, title: 'Staff Engineer', workMode: 'remote' }, ...others] };
  const reason = 'Befördert: “Staff” seit 1. Mai 🎉';

  const read = await visit.read('steps/experience', 'comes back and reads the step, with its ETag');
  const ifMatch = read.answer.headers.get('etag') ?? '';
  const { answer } = await visit.submit('experience', edited, 'has been promoted and says so', { ifMatch, reason });
  expect.equal('the edit is applied', answer.body.status, 'applied');
  await expectHeldAsSent(demo, 'experience', edited);
  const change = await newestChange(demo, 'work-experience', itemId);
  expect.equal('the audit has the changed fields alone', change?.changedFields, ['title', 'workMode']);
  const titles = [fieldOf(change?.before, 'title'), fieldOf(change?.after, 'title')];
  expect.equal('with before → after', titles.join(' → '), 'Senior Engineer → Staff Engineer');
  expect.equal('with the reason, as it was written', change?.reason, reason);
  expect.equal('with the session', change?.sessionId, visit.sessionId);
  expect.equal('with who did it', `${change?.actor.type}:${change?.actor.id}`, visit.actor);

  const behind = await visit.submit('experience', profile.experience, 'sends the old step from a forgotten tab', {
    ifMatch,
  });
  expect.equal('a tab that is behind changes nothing', behind.answer.body.error?.code, 'version-mismatch');
  const late = { workExperience: [{ ...current, title: 'Staff Engi' }] };
  const superseded = await visit.autosave('experience', late, 'an autosave from before the submit arrives late', {
    revision: 0,
  });
  expect.equal('what is older than the submit is not applied', superseded.answer.body.status, 'superseded');
  const again = await visit.submit('experience', edited, 'presses "save" once more');
  expect.equal('a submit that changes nothing says so', again.answer.body.status, 'unchanged');
  await expectHeldAsSent(demo, 'experience', edited);
}

async function deleteProject(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const kept = { projects: profile.projects.projects.slice(0, -1) };
  const { itemId = '', name = '' } = profile.projects.projects.at(-1) ?? {};
  const reason = "It was one weekend; I don't want to show it.";
  const { answer } = await visit.submit('projects', kept, 'takes a project out', { reason });
  expect.equal('the delete is applied', answer.body.status, 'applied');
  await expectHeldAsSent(demo, 'projects', kept);
  const change = await newestChange(demo, 'projects', itemId);
  expect.equal('the audit knows that it was deleted', change?.action, 'delete');
  expect.equal('and still has what it was', fieldOf(change?.before, 'name'), name);
  expect.equal('and why it went', change?.reason, reason);
}

async function leaveDraft(demo: Demo, visit: Visit): Promise<void> {
  const { expect, profile } = demo;
  const dreaming = { careerAspirations: { ...profile.aspirations.careerAspirations, salaryMin: 155_000 } };
  const { answer } = await visit.autosave('aspirations', dreaming, 'thinks about the salary, and leaves');
  expect.equal('the draft is kept', answer.body.status, 'applied');
  const draft = (await demo.holdings()).rows('builder.StepDraft').map(({ step }) => step);
  expect.equal('it stands beside the submitted step', draft, ['aspirations']);
  await expectHeldAsSent(demo, 'aspirations');
}

export async function supportVisit(demo: Demo): Promise<void> {
  const { expect, profile, people } = demo;
  if (people.supporter) await supportLooks(demo, people.supporter);
  else expect.skipped('somebody from support reads the profile', 'only a token of the candidate was given');
  const [home = {}, ...others] = profile.address.addresses;
  const corrected = { addresses: [{ ...home, postalCode: '8005', line2: '4. Stock' }, ...others] };
  const reason = 'Ticket 4711: support has found a wrong postal code';
  const visit = demo.visit(people.candidate);
  const { answer } = await visit.submit('address', corrected, 'the candidate corrects the address', { reason });
  expect.equal('the correction is applied', answer.body.status, 'applied');
  await expectHeldAsSent(demo, 'address', corrected);
}

async function supportLooks(demo: Demo, supporter: Person): Promise<void> {
  const { expect, profile } = demo;
  const visit = demo.visit(supporter);
  heading(demo.screen, 'Support', `${visit.actor} · session ${short(visit.sessionId)}`);
  const { answer } = await visit.read('steps/address', 'the candidate calls; support reads the address');
  expect.equal('support may read it', answer.status, 200);
  const reads = (await demo.holdings()).rows('audit.Access');
  expect.equal(
    'that it was read is kept, with who did it',
    reads.map((row) => `${row.actorType}:${row.actorId} ${row.operation}`).join(', '),
    `${visit.actor} get-step`,
  );
  const refused = await visit.submit('address', profile.address, 'support tries to change it');
  expect.equal('support may not write', refused.answer.status, 403);
}

async function newestChange(demo: Demo, section: string, itemId: string) {
  const page = await demo.history({ section, itemId });
  return page.changes[0];
}

function fieldOf(value: Json | undefined, field: string): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return (value as { readonly [field: string]: Json })[field];
}
