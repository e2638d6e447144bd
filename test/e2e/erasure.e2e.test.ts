// Erasure on the whole stack: whatever way a person's words came in, afterwards no table, no blob and no log line holds any of them.
import { hash, randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { BlobServiceClient } from '@azure/storage-blob';
import { documentIdOf } from '../../shared/commands/identifiers';
import { storedColumns } from '../database/columns';
import { aDraft } from '../factories/commands';
import { eventually } from '../local/eventually';
import type { Answer, Client } from './client';
import { startTestStack, type TestStack } from './stack';

/** In everything that the person enters, and in nothing else. */
const mark = 'Qxzj';
const said = (where: string) => `${mark} ${where}`;
const profileId = randomUUID();
const neighbour = randomUUID();
const waiting = { prefer: 'wait=20' };
/** Where the file ends that is dropped for the person. */
const heldResume = `${profileId}/${documentIdOf(profileId, hash('sha256', said('resume')))}.txt`;

let stack: TestStack;
let admin: Client;
let blobs: BlobServiceClient;

beforeAll(async () => {
  stack = await startTestStack();
  admin = stack.client.as({ role: 'admin' });
  blobs = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
}, 120_000);
afterAll(() => stack?.stop());

function write(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return stack.client.send(method, `/api/profiles/${profileId}${path}`, { ...waiting, ...headers }, body);
}

/** Every way in which words come in over HTTP, with the status that each is answered with. */
async function enterEverything(): Promise<number[]> {
  const address = { kind: 'home', line1: said('street'), city: 'Bonn', countryCode: 'DE' };
  const project = `/projects/${randomUUID()}`;
  const answers = [
    await write('POST', '/sessions', { client: said('browser') }),
    await write('PUT', '/steps/address', { addresses: [address] }, { 'change-reason': said('moved') }),
    await write('PUT', '/steps/address', { addresses: [{ ...address, line1: said('new street') }] }),
    await write('PUT', '/steps/experience/draft', { workExperience: [{ employer: said('draft') }] }),
    await write('PUT', '/career-aspirations', { shortTermGoal: said('goal') }),
    await write('PUT', project, { name: said('project') }),
    await write('PATCH', project, { description: said('patched') }),
    await write('DELETE', project, undefined, { 'change-reason': said('deleted') }),
    // Both values of a conflict are kept.
    await write(
      'PUT',
      '/steps/address',
      { addresses: [{ ...address, line1: said('late') }] },
      { 'if-match': '"v0-d0"' },
    ),
    // A refused word of a closed list is kept, to find out where people stumble.
    await write('PUT', '/steps/address', { addresses: [{ ...address, kind: mark }] }),
  ];
  return answers.map(({ status }) => status);
}

/** What no endpoint lets in: a message that is no command, and one that the database refuses is recorded whole. */
async function putOnQueue(body: object): Promise<void> {
  const client = new ServiceBusClient(stack.settings.ServiceBusConnection ?? '');
  await client.createSender('profile-commands').sendMessages({ body, messageId: randomUUID() });
  await client.close();
}

async function upload(container: string, name: string, text: string): Promise<void> {
  await blobs.getContainerClient(container).getBlockBlobClient(name).upload(text, Buffer.byteLength(text));
}

function line(ofProfile: string, name: string): string {
  const item = { section: 'projects', itemId: randomUUID(), payload: { name } };
  return JSON.stringify({ profileId: ofProfile, kind: 'put-item', ...item });
}

/** Text columns of all tables, blobs and log lines that hold a word of the person. */
async function traces(): Promise<string[]> {
  return [...(await markedColumns()), ...(await markedBlobs()), ...stack.log().filter((one) => one.includes(mark))];
}

async function markedColumns(): Promise<string[]> {
  const marked: string[] = [];
  for (const [table, columns] of await storedColumns(stack.pool)) {
    if (!/^(profile|builder|audit|ops)\./.test(table)) continue;
    for (const [column, { type }] of columns) {
      if (!/^n?(var)?char/.test(type)) continue;
      const [found] = await stack.rows(`SELECT COUNT(*) AS held FROM ${table} WHERE ${column} LIKE '%${mark}%';`);
      if (Number(found?.held) > 0) marked.push(`${table}.${column}`);
    }
  }
  return marked;
}

async function markedBlobs(): Promise<string[]> {
  const marked: string[] = [];
  for await (const { name: container } of blobs.listContainers()) {
    const client = blobs.getContainerClient(container);
    for await (const { name } of client.listBlobsFlat()) {
      const text = (await client.getBlobClient(name).downloadToBuffer()).toString('latin1');
      if (text.includes(mark)) marked.push(`${container}/${name}`);
    }
  }
  return marked;
}

it('of a person whose words are everywhere', async () => {
  expect(await enterEverything()).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 422]);
  await putOnQueue({ version: 1, profileId, kind: 'none', note: said('unreadable') });
  await upload('resumes', `${profileId}/cv.txt`, said('resume'));
  await upload('imports', 'both.ndjson', `${line(profileId, said('import'))}\n${line(neighbour, 'Stays')}\n`);
  await eventually('every way in to be taken', async () => {
    const [rejected] = await stack.rows('SELECT COUNT(*) AS held FROM ops.RejectedMessage;');
    const projects = await stack.rows('SELECT name FROM profile.Project;');
    const held = await blobs.getContainerClient('resumes').getBlobClient(heldResume).exists();
    return Number(rejected?.held) === 1 && projects.length === 2 && held;
  });
  expect(await traces()).toEqual(
    expect.arrayContaining([
      'profile.Address.line1',
      'profile.CareerAspiration.shortTermGoal',
      'profile.Project.name',
      'builder.Session.client',
      'builder.StepDraft.draft',
      'builder.ValidationError.value',
      'audit.ChangeSet.reason',
      'audit.Change.beforeValue',
      'audit.Change.afterValue',
      'ops.Operation.conflict',
      'ops.RejectedMessage.body',
      'profile.ResumeParsingData.rawText',
      `resumes/${heldResume}`,
      'imports/both.ndjson',
    ]),
  );
});

it('leaves nothing of them, whatever comes late, and the chain verifies', async () => {
  const reason = { 'change-reason': 'Asked to be forgotten' };
  const erased = await admin.send('DELETE', `/api/profiles/${profileId}`, { ...waiting, ...reason });
  expect(erased.body).toMatchObject({ kind: 'erase-profile', status: 'applied' });
  const late = aDraft({ profileId, payload: { projects: [{ name: said('late') }] } });
  await putOnQueue({ ...late, operationId: randomUUID() });
  await eventually('the late command to be told as superseded', async () => {
    const rows = await stack.rows(
      `SELECT status FROM ops.Operation WHERE profileId = '${profileId}' AND errorCode IS NOT NULL;`,
    );
    return rows.some(({ status }) => status === 'superseded');
  });
  expect(await traces()).toEqual([]);
  const auditor = stack.client.as({ role: 'auditor' });
  expect((await auditor.get(`/api/profiles/${profileId}/history/verify`)).body).toMatchObject({ intact: true });
  expect((await stack.client.get(`/api/profiles/${neighbour}/projects`)).body).toMatchObject({
    items: [{ name: 'Stays' }],
  });
});

it('and who comes back begins anew', async () => {
  const answer = await write('PUT', '/steps/projects/draft', { projects: [{ name: 'Again' }] });
  expect(answer.body).toMatchObject({ status: 'applied' });
  expect(await traces()).toEqual([]);
});
