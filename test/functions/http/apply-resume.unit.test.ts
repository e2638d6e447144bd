// What a candidate takes of a resume becomes ordinary drafts and submits, which say where they come from.
import { applyResume } from '../../../functions/http/apply-resume';
import type { ReadTools } from '../../../functions/http/read-handles';
import { readCommand } from '../../../shared/commands/kinds';
import { found } from '../../factories/parsed-resumes';
import { call, own, profileId, writeTools } from './call';
import { noReads } from './no-reads';
import { documentId, parseId, profileWith, storedParse } from './resume-reads';

const itemId = '0190a1b2-0000-7000-8000-0000000000a1';
const parse = storedParse({
  work: [
    { employer: found('Acme'), title: found('Nurse'), start: found('2019'), highlights: [] },
    { employer: found('Globex'), title: found('Matron'), summary: found('All of it.'), highlights: [] },
    { employer: found('Initech'), title: found('Midwife'), highlights: [] },
  ],
  education: [{ institution: found('ENS'), courses: [] }],
});
const job = { itemId, employer: 'Globex', title: 'Matron', startDate: '2020', endDate: null, isCurrent: false };
const profile = profileWith({ version: 3, draftVersion: 5, final: { workExperience: [job] } });

async function apply(body: object, headers: Record<string, string> = {}) {
  const tools = writeTools();
  const reads: ReadTools = {
    ...noReads,
    readResume: async () => ({ documentId, fields: {}, tag: '', createdAt: '', parses: [] }),
    readParse: async () => parse,
    readProfile: async () => profile,
  };
  const handler = own(applyResume({ ...reads, ...tools }));
  const asked = { method: 'POST', params: { profileId, documentId }, headers, body };
  return { answer: await call(handler, asked), sent: tools.sent };
}

test('each step becomes a draft on top of what stands there, guarded by the versions, with the resume in its reason', async () => {
  const choices = ['work-experience/0', 'work-experience/1/summary', 'education/0'];
  const { answer, sent } = await apply({ parseId, as: 'draft', choices }, { 'Change-Reason': 'my new CV' });
  expect(sent).toMatchObject([
    { kind: 'save-draft', step: 'education', expectedVersion: 0, expectedStepVersion: 0 },
    {
      kind: 'save-draft',
      step: 'experience',
      expectedVersion: 5,
      expectedStepVersion: 3,
      source: 'resume',
      reason: `Resume ${documentId}, parse ${parseId}: my new CV`,
      payload: {
        workExperience: [
          { itemId, employer: 'Globex', startDate: '2020', summary: 'All of it.' },
          { employer: 'Acme', title: 'Nurse', startDate: '2019' },
        ],
      },
    },
  ]);
  const [education, experience] = sent;
  expect(answer).toMatchObject({
    status: 202,
    body: {
      documentId,
      parseId,
      operations: [
        { step: 'education', kind: 'save-draft', operationId: education?.operationId },
        {
          step: 'experience',
          location: `/api/profiles/${profileId}/operations/${experience?.operationId}`,
        },
      ],
    },
  });
});

test('a reason that is too long with the resume named in it is cut between characters, so that the queue takes it', async () => {
  const reason = encodeURIComponent('😀'.repeat(210));
  const { sent } = await apply(
    { parseId, as: 'draft', choices: ['education/0'] },
    { 'Change-Reason': `UTF-8''${reason}` },
  );
  expect(sent).toMatchObject([{ reason: `Resume ${documentId}, parse ${parseId}: ${'😀'.repeat(205)}` }]);
  expect(sent.map((command) => readCommand(command).ok)).toEqual([true]);
});

test('under an Idempotency-Key a step is the same operation each time', async () => {
  const ids = async (key: string) => {
    const choices = ['work-experience/0', 'education/0'];
    const { sent } = await apply({ parseId, as: 'draft', choices }, { 'Idempotency-Key': `"${key}"` });
    return sent.map(({ operationId }) => operationId);
  };
  const [first, again, other] = [await ids('one'), await ids('one'), await ids('two')];
  expect(again).toEqual(first);
  expect(new Set([...first, ...other]).size).toBe(4);
});

test('a submit is sent only where every step is right as it would stand then', async () => {
  const right = await apply({ parseId, as: 'submit', choices: ['work-experience/0'] });
  expect(right.sent).toMatchObject([{ kind: 'submit-step', expectedVersion: 3, expectedDraftVersion: 5 }]);
  const { answer, sent } = await apply({ parseId, as: 'submit', choices: ['education/0', 'work-experience/2'] });
  expect(answer).toMatchObject({
    status: 422,
    body: { errors: [{ path: '/workExperience/1/startDate', code: 'required' }] },
  });
  expect(sent).toEqual([]);
});

test('a choice that the parse does not offer is 422 and names its place', async () => {
  const { answer, sent } = await apply({ parseId, as: 'draft', choices: ['education/0', 'education/0/area'] });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/choices/1', code: 'not_allowed' }] } });
  expect(sent).toEqual([]);
});

test('the body says what to take and how', async () => {
  const { answer } = await apply({ as: 'both', choices: ['education/0'] });
  expect(answer.body.errors).toMatchObject([{ path: '/parseId' }, { path: '/as' }]);
});
