// From a dropped file to the steps of a profile: what it offers, what is taken of it, and what the history says of that.
import { randomUUID } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import { employer, resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;
const profileId = randomUUID();
const profile = `/api/profiles/${profileId}`;

beforeAll(async () => {
  stack = await startTestStack();
}, 120_000);
afterAll(() => stack?.stop());

interface Suggestion {
  readonly id: string;
  readonly kind: 'new' | 'differs' | 'same';
}

interface Offered {
  readonly parseId: string;
  readonly steps: readonly { readonly step: string; readonly suggestions: readonly Suggestion[] }[];
}

async function get<T>(path: string): Promise<T> {
  const { status, body } = await stack.client.get(`${profile}${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}

async function dropped(): Promise<string> {
  const file = await resumeFile('docx', { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' });
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  await storage.getContainerClient('resumes').getBlockBlobClient(`${profileId}/cv.docx`).uploadData(file);
  return eventually(
    'the parse of the resume',
    async () => {
      const { resumes } = await get<{ resumes: { documentId: string; parses: object[] }[] }>('/resumes');
      return resumes.find(({ parses }) => parses.length > 0)?.documentId;
    },
    60_000,
  );
}

/** Takes all that is new or differs. Resolves with the outcome of each operation. */
async function take(
  documentId: string,
  as: 'draft' | 'submit',
  { parseId, steps }: Offered,
  ofSteps: readonly string[],
) {
  const wanted = steps.filter(({ step }) => ofSteps.includes(step)).flatMap(({ suggestions }) => suggestions);
  const choices = wanted.filter(({ kind }) => kind !== 'same').map(({ id }) => id);
  const answer = await stack.client.send(
    'POST',
    `${profile}/resumes/${documentId}/apply`,
    {},
    { parseId, as, choices },
  );
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  const { operations } = answer.body as { operations: readonly { step: string; location: string }[] };
  return Promise.all(
    operations.map(({ step, location }) =>
      eventually(`the outcome of ${step}`, async () => {
        const { status, body } = await stack.client.get(location);
        return status === 200 && { step, status: body.status };
      }),
    ),
  );
}

it('what is taken of a resume stands in the steps with its origin, and is offered as the same from then on', async () => {
  const documentId = await dropped();
  const suggestions = () => get<Offered>(`/resumes/${documentId}/suggestions`);
  const offered = await suggestions();
  expect(offered.steps.map(({ step }) => step)).toEqual(['education', 'experience']);

  expect(await take(documentId, 'draft', offered, ['education'])).toEqual([{ step: 'education', status: 'applied' }]);
  expect(await take(documentId, 'submit', offered, ['experience'])).toEqual([
    { step: 'experience', status: 'applied' },
  ]);
  expect((await stack.client.getStep(profileId, 'experience')).body).toMatchObject({
    progress: { status: 'completed' },
    final: { workExperience: [{ employer, startDate: '2019-03', isCurrent: true }] },
  });
  expect((await stack.client.getStep(profileId, 'education')).body).toMatchObject({
    progress: { status: 'in-progress' },
    draft: { payload: { education: [{ institution: 'University of Leeds' }] } },
  });
  const { changes } = await get<{ changes: readonly object[] }>('/history?section=work-experience');
  expect(changes).toMatchObject([
    { action: 'insert', source: 'resume', reason: `Resume ${documentId}, parse ${offered.parseId}` },
  ]);
  const again = await suggestions();
  expect(again.steps.flatMap((step) => step.suggestions.map(({ kind }) => kind))).toEqual(['same', 'same']);
}, 180_000);

it('who has saved since the suggestions were made keeps it', async () => {
  const { resumes } = await get<{ resumes: readonly { documentId: string }[] }>('/resumes');
  const documentId = String(resumes[0]?.documentId);
  const typed = { education: [{ institution: 'Leeds' }] };
  await stack.client.outcomeOf(await stack.client.saveDraft(profileId, 'education', typed));
  const offered = await get<Offered>(`/resumes/${documentId}/suggestions`);
  expect(offered.steps.find(({ step }) => step === 'education')?.suggestions).toMatchObject([{ kind: 'new' }]);
  const [taken, saved] = await Promise.all([
    take(documentId, 'draft', offered, ['education']),
    stack.client.saveDraft(profileId, 'education', typed).then((answer) => stack.client.outcomeOf(answer)),
  ]);
  expect(['applied', 'conflict']).toContain(taken[0]?.status);
  expect(saved.status).not.toBe('conflict');
  const { body } = await stack.client.getStep(profileId, 'education');
  expect(JSON.stringify(body)).toContain('"Leeds"');
}, 120_000);
