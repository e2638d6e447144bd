// The third visit: a resume is uploaded and read, the candidate is told what it offers, and what she chooses of it becomes drafts.
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { putFile } from './client';
import type { Demo } from './demo';
import { eventually } from './eventually';
import type { Holdings } from './holdings';
import { type Offer, offerSchema, showSuggestions, suggestionsIn } from './picture/suggestions';
import { short } from './picture/values';
import { resumePdf } from './resume-pdf';
import { heading, note } from './terminal/screen';
import type { Visit } from './visit';

/** Of the job that goes on the points alone, and what the profile has not got yet. */
const choices = ['work-experience/0/highlights', 'work-experience/1', 'certifications/1'];

export async function resumeVisit(demo: Demo): Promise<void> {
  const visit = demo.visit(demo.people.candidate);
  heading(demo.screen, 'The third visit, with a resume', `${visit.actor} · session ${short(visit.sessionId)}`);
  const documentId = await upload(demo, visit);
  if (!(await isRead(demo, visit, documentId))) return;
  const path = `resumes/${documentId}`;
  const offer = await lookUp(demo, visit, path, 'asks what the resume offers to the steps');
  await takeOver(demo, visit, path, offer);
  await expectTrail(demo, visit, `Resume ${documentId}, parse ${offer.parseId}`);
  const again = await lookUp(demo, visit, path, 'asks once more');
  const open = suggestionsIn(again).flatMap(({ id, fields }) => fields.map(({ field }) => `${id}/${field}`));
  demo.expect.equal('what she has taken is not offered again', open.join(', '), 'work-experience/0/title');
}

const uploadSchema = z.object({
  documentId: z.string(),
  upload: z.object({ url: z.url(), headers: z.record(z.string(), z.string()) }),
});

async function upload({ expect, screen }: Demo, visit: Visit): Promise<string> {
  const file = resumePdf();
  const about = { fileName: 'Lebenslauf Zoë.pdf', contentType: 'application/pdf', sizeBytes: file.length };
  const { answer } = await visit.post('resumes', about, 'asks where a resume may be put');
  expect.equal('there is an address for one file', answer.status, 201);
  const { documentId, upload: address } = uploadSchema.parse(answer.body);
  const { origin, pathname } = new URL(address.url);
  note(screen, `The file goes to storage itself: PUT ${origin}/…/${pathname.split('/').at(-1)}?…`);
  const put = () => putFile(address.url, address.headers, file);
  expect.equal('storage takes the file', await put(), 201);
  expect.equal('and no second one there', await put(), 403);
  return documentId;
}

/** Whether there is something to suggest. */
async function isRead({ expect, holdings }: Demo, visit: Visit, documentId: string): Promise<boolean> {
  const documentIn = (held: Holdings) =>
    held.rows('profile.ResumeDocument').find(({ itemId }) => String(itemId).toLowerCase() === documentId);
  await eventually(async () => documentIn(await holdings()) !== undefined);
  const held = await holdings();
  const document = documentIn(held);
  await visit.read(`resumes/${documentId}`, 'asks what has become of it');
  if (document?.state === 'quarantined') {
    expect.skipped('what becomes of a resume', 'it waits for the malware scan');
    return false;
  }
  const sha256 = createHash('sha256').update(resumePdf()).digest('hex');
  expect.that('SQL knows the file by its hash', document?.sha256 === sha256, `SHA-256 ${short(sha256)}…`, sha256);
  const parses = held.rows('profile.ResumeParsingData').filter((row) => row.documentItemId === document?.itemId);
  return expect.equal(
    'it has been read once, by the parser',
    parses.map(({ status, parser }) => `${status} by ${parser}`).join(', '),
    'parsed by stepkeeper',
  );
}

async function lookUp({ expect, screen }: Demo, visit: Visit, path: string, says: string): Promise<Offer> {
  const { answer } = await visit.read(`${path}/suggestions`, says);
  const offer = offerSchema.parse(answer.body);
  screen.line();
  showSuggestions(screen, offer);
  screen.line();
  const same = suggestionsIn(offer).filter(({ kind }) => kind === 'same');
  const known = ['education/0', 'certifications/0'];
  const told = known.filter((id) => same.some((one) => one.id === id));
  expect.equal('what the profile has is known again', told.join(', '), known.join(', '));
  return offer;
}

const appliedSchema = z.object({ operations: z.array(z.object({ step: z.string(), location: z.string() })) });

async function takeOver(demo: Demo, visit: Visit, path: string, { parseId }: Offer): Promise<void> {
  const { expect, holdings } = demo;
  const before = await holdings();
  const body = { parseId, as: 'draft', choices };
  const says = 'takes the points of one job, a job and a certificate, and leaves the old title';
  const { answer } = await visit.post(`${path}/apply`, body, says, { 'Idempotency-Key': `"${randomUUID()}"` });
  const { operations } = appliedSchema.parse(answer.body);
  for (const { step, location } of operations) {
    const operation = location.slice(location.indexOf('/operations/') + 1);
    const outcome = await visit.read(operation, `follows the draft of ${step}`, { Prefer: 'wait=20' });
    expect.equal(`the draft of ${step} is kept`, outcome.answer.body.status, 'applied');
  }
  const after = await holdings();
  const drafts = after.rows('builder.StepDraft').map(({ step, draft }) => [step, String(draft)] as const);
  const draftOf = (name: string) => drafts.find(([step]) => step === name)?.[1] ?? '';
  const { workExperience = [] } = jobsSchema.parse(JSON.parse(draftOf('experience')));
  const jobs = workExperience.map(({ title, employer }) => `${title}, ${employer}`);
  expect.equal('the draft has all jobs', jobs.length, before.rows('profile.WorkExperience').length + 1);
  expect.equal(
    'the job that goes on is still called as she called it',
    jobs[0],
    'Staff Engineer, Alpenblick Logistik AG',
  );
  expect.equal('the new one stands at the end', jobs.at(-1), 'Junior Developer, Kiesel & Söhne GmbH');
  expectUntouched(demo, before, after);
}

const jobsSchema = z.object({ workExperience: z.array(z.object({ title: z.string(), employer: z.string() })) });

function expectUntouched({ expect }: Demo, before: Holdings, after: Holdings): void {
  const tables = ['profile.WorkExperience', 'profile.Education', 'profile.Certification'];
  const changed = tables.filter((table) => JSON.stringify(before.rows(table)) !== JSON.stringify(after.rows(table)));
  const rows = tables.reduce((sum, table) => sum + after.rows(table).length, 0);
  const seen = changed.length === 0 ? `${rows} rows compared` : changed.join(', ');
  expect.that('nothing that she has submitted is touched', changed.length === 0, seen, 'the same rows');
}

/** Of every change that came of the resume: who made it, and that it names the file and the parse. */
async function expectTrail({ expect, history }: Demo, visit: Visit, reason: string): Promise<void> {
  const { changes } = await history();
  const trail = changes
    .filter((change) => change.source === 'resume' && change.reason === reason)
    .map(({ actor, action, section, step }) => `${actor.type}:${actor.id} ${action} ${section} (${step})`);
  const expected = [
    'system:resume-parser insert resume-documents (resume)',
    'system:resume-parser insert resume-parsing (resume)',
    `${visit.actor} insert step-draft (education)`,
    `${visit.actor} insert step-draft (experience)`,
  ];
  expect.equal(
    'each change names the resume and its parse as its reason',
    trail.sort().join(', '),
    expected.sort().join(', '),
  );
}
