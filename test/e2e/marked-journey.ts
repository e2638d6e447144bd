// A full run of the app with a marked word in every place where a person's data, or whatever else somebody sends, comes in.
import { randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { BlobServiceClient } from '@azure/storage-blob';
import { aProject } from '../factories/commands';
import { resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { ndjsonOf, putProject } from '../shared/bulk/bulks';
import { type Answer, acceptedIn } from './client';
import type { Marks } from './marks';
import { messagesOn } from './queue-messages';
import type { TestStack } from './stack';

export interface Journey {
  readonly profileId: string;
  /** Of the submit of the projects, under the trace that its client began. */
  readonly operationId: string;
  readonly traceId: string;
}

/** Everything that it begins has ended when it resolves. */
export async function markedJourney(stack: TestStack, mark: Marks): Promise<Journey> {
  const profileId = randomUUID();
  const traced = await steps(stack, mark, profileId);
  await refusals(stack, mark, profileId);
  await Promise.all([reads(stack, mark, profileId), bulks(stack, mark), files(stack, mark, profileId)]);
  await brokenMessages(stack, mark);
  await databaseErrors(stack, mark, profileId);
  await erasure(stack, mark, profileId);
  return { profileId, ...traced };
}

async function steps(stack: TestStack, mark: Marks, profileId: string) {
  const client = stack.client.as({ role: 'candidate', sub: mark('subject'), profileId });
  const written = async (answer: Promise<Answer>) => stack.client.outcomeOf(await answer);
  await written(
    client.saveDraft(profileId, 'address', {
      addresses: [{ kind: 'home', line1: mark('draft'), city: mark('draftcity') }],
    }),
  );
  await written(
    client.submit(profileId, 'address', {
      addresses: [
        { kind: 'home', line1: `${mark('street')} 12`, city: mark('city'), countryCode: 'DE', rawInput: mark('raw') },
      ],
    }),
  );
  await written(
    client.submit(profileId, 'experience', {
      workExperience: [
        {
          employer: mark('employer'),
          title: mark('title'),
          startDate: '2019',
          isCurrent: true,
          summary: mark('summary'),
        },
      ],
    }),
  );
  const traceId = randomUUID().replaceAll('-', '');
  const project = {
    ...aProject(1, mark('project')),
    description: `write to ${mark('email')}@example.com`,
    url: `https://example.com/${mark('url')}`,
  };
  const submitted = await client.submit(
    profileId,
    'projects',
    { projects: [project] },
    {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
      tracestate: `vendor=${mark('tracestate')}`,
      baggage: `user=${mark('baggage')}`,
      'idempotency-key': `"${mark('key')}"`,
      'user-agent': mark('agent'),
      cookie: `session=${mark('cookie')}`,
      'x-forwarded-for': mark('forwarded'),
      prefer: 'wait=20',
    },
  );
  const { operationId } = acceptedIn(submitted);
  const path = `/api/profiles/${profileId}/projects/${String(project.itemId)}`;
  await written(client.send('DELETE', path, { 'change-reason': encodeURIComponent(`${mark('reason')} told me`) }));
  const reason = { 'change-reason': mark('reverted') };
  await written(
    stack.client
      .as({ role: 'support', sub: mark('staff') })
      .send('POST', `/api/profiles/${profileId}/history/${operationId}/revert`, reason),
  );
  return { operationId, traceId };
}

/** What is wrong and refused: each is answered with 4xx. */
async function refusals(stack: TestStack, mark: Marks, profileId: string): Promise<void> {
  const { client } = stack;
  const step = `/api/profiles/${profileId}/steps/address`;
  const tokenOf = async (path: string) => ({ authorization: await client.authorization(path) });
  const asked = [
    client.submit(profileId, 'address', {
      addresses: [{ kind: mark('kind'), line1: 12, city: mark('refused'), [mark('member')]: 1 }],
    }),
    client.get(`/api/profiles/${profileId}?${mark('query')}=${mark('queried')}`),
    client.get(`/api/profiles/${mark('path')}`),
    client.get(`/api/${mark('route')}/${mark('tail')}`),
    client.get(`/api/profiles/${profileId}/history?cursor=${mark('cursor')}`),
    client.send('PUT', step, { 'if-match': `"${mark('tag')}"`, 'session-id': mark('session') }, { addresses: [] }),
    client.send('GET', step, { authorization: `Bearer ${mark('token')}.${mark('claims')}.x` }),
    client.send('GET', step, {
      'x-correlation-id': `${mark('correlation')} of mine`,
      prefer: mark('prefer'),
      authorization: mark('scheme'),
    }),
    fetch(`${client.url}${step}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...(await tokenOf(step)) },
      body: `{"addresses": [{"line1": "${mark('broken')}" oops`,
    }),
    fetch(`${client.url}${step}`, {
      method: 'PUT',
      headers: { 'content-type': `text/${mark('type')}`, ...(await tokenOf(step)) },
      body: mark('text'),
    }),
  ];
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  if (!statuses.every((status) => status >= 400 && status < 500)) throw new Error(`not all were refused: ${statuses}`);
}

async function reads(stack: TestStack, mark: Marks, profileId: string): Promise<void> {
  const support = stack.client.as({ role: 'support', sub: mark('reader') });
  for (const part of [
    '',
    '/steps',
    '/steps/address',
    '/export',
    '/history',
    '/history/diff?from=1',
    '/validation-errors',
    '/operations',
  ]) {
    await support.get(`/api/profiles/${profileId}${part}`);
  }
}

async function bulks(stack: TestStack, mark: Marks): Promise<void> {
  const importer = stack.client.as({ role: 'importer', sub: mark('importer') });
  const lines = ndjsonOf([putProject(1, 1, mark('bulk')), { [mark('bulkmember')]: mark('bulkvalue') }]);
  const response = await fetch(`${stack.client.url}/api/bulk`, {
    method: 'POST',
    headers: { authorization: await importer.authorization('/api/bulk'), 'content-type': 'application/x-ndjson' },
    body: `${lines}${mark('noline')} {\n`,
  });
  if (response.status !== 202) throw new Error(`the bulk was answered with ${response.status}`);
  const imports = storageOf(stack).getContainerClient('imports');
  const name = mark('importname');
  const file = `${ndjsonOf([putProject(2, 1, mark('imported'))])}${mark('importline')}\n`;
  await imports
    .getBlockBlobClient(`${name}.ndjson`)
    .upload(file, Buffer.byteLength(file), { metadata: { note: mark('importnote') } });
  await eventually(
    'the result of the import',
    async () => {
      for await (const blob of imports.listBlobsFlat({ prefix: name }))
        if (!blob.name.endsWith(`${name}.ndjson`)) return true;
      return undefined;
    },
    60_000,
  );
}

async function files(stack: TestStack, mark: Marks, profileId: string): Promise<void> {
  const container = storageOf(stack).getContainerClient('resumes');
  const drop = (name: string, bytes: Buffer, metadata = {}) =>
    container.getBlockBlobClient(name).upload(bytes, bytes.length, { metadata });
  const person = { name: `${mark('first')} ${mark('last')}`, email: `${mark('mail')}@example.org` };
  await drop(`${profileId}/${mark('file')}.docx`, await resumeFile('docx', person), { source: mark('source') });
  await drop(`${profileId}/${mark('brokenfile')}.pdf`, Buffer.from(`%PDF-1.4 ${mark('pdf')} no more`));
  await drop(
    `${mark('folder')}/${mark('nobody')}.txt`,
    await resumeFile('txt', { name: mark('stranger'), email: `${mark('strange')}@example.org` }),
  );
  const counted = async () =>
    Number((await stack.rows('SELECT COUNT(*) AS files FROM profile.ResumeDocument;'))[0]?.files);
  await eventually('three files to be recorded', async () => (await counted()) === 3, 90_000);
}

/** What is no command is recorded; what is no order to take a file fails until it ends among the dead letters. */
async function brokenMessages(stack: TestStack, mark: Marks): Promise<void> {
  const client = new ServiceBusClient(stack.settings.ServiceBusConnection ?? '');
  const send = (queue: string, ...bodies: readonly (string | object)[]) =>
    client.createSender(queue).sendMessages(
      bodies.map((body) => ({
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        messageId: randomUUID(),
        applicationProperties: { note: mark('property') },
      })),
    );
  try {
    const unreadable = {
      version: 1,
      kind: mark('unknownkind'),
      profileId: randomUUID(),
      payload: { name: mark('payload') },
    };
    await send('profile-commands', `no JSON ${mark('nojson')}`, unreadable);
    await send('resume-files', { blobName: 7, [mark('strict')]: mark('strictvalue') });
    await eventually(
      'the dead letter',
      async () => (await messagesOn(stack, 'resume-files', 'deadLetter')).length === 1,
      60_000,
    );
    const kept = async () => Number((await stack.rows('SELECT COUNT(*) AS kept FROM ops.RejectedMessage;'))[0]?.kept);
    await eventually('the messages to be recorded', async () => (await kept()) === 2, 30_000);
  } finally {
    await client.close();
  }
}

/** With messages as SQL Server's are, which quote the value: one that passes, one of the data, and one of the code. */
async function databaseErrors(stack: TestStack, mark: Marks, profileId: string): Promise<void> {
  const matching = 'INSERT INTO ops.Operation';
  const faults = [
    { number: 40501, message: `The service is busy with ${mark('busy')}.` },
    { number: 2628, message: `String or binary data would be truncated. Truncated value: '${mark('truncated')}'.` },
    { number: 207, message: `Invalid column name '${mark('column')}'.` },
  ];
  for (const [index, { number, message }] of faults.entries()) {
    await stack.injectSqlFault({ kind: 'error', number, message, matching, times: 1 });
    const sent = await stack.client.submit(profileId, 'aspirations', {
      careerAspirations: { noticePeriodDays: index + 1 },
    });
    await stack.client.outcomeOf(sent);
  }
}

async function erasure(stack: TestStack, mark: Marks, profileId: string): Promise<void> {
  const admin = stack.client.as({ role: 'admin', sub: mark('admin') });
  const erased = await admin.send('DELETE', `/api/profiles/${profileId}`, {
    'change-reason': mark('erasure'),
    prefer: 'wait=20',
  });
  await admin.outcomeOf(erased);
}

function storageOf({ settings }: TestStack): BlobServiceClient {
  return BlobServiceClient.fromConnectionString(settings.AzureWebJobsStorage ?? '');
}
