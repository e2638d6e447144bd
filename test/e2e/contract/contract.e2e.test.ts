// The contract in both directions, on the whole stack: every route and every answer of the OpenAPI document is seen, and no answer
// is seen that it does not describe.
import { randomUUID } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import type { DescribedOperation } from '../../../fuzz/contract/described-operation';
import { archiveStoreOf } from '../../../shared/archive/store';
import { parseChainKeys } from '../../../shared/audit/chain-keys';
import { maxBytes } from '../../../shared/bulk/limits';
import { archiveAll } from '../../cli/audit/archive-all';
import { resumeFile } from '../../factories/resume-files';
import { eventually } from '../../local/eventually';
import { startTestStack, type TestStack } from '../stack';
import { type Ask, ContractClient, type Told } from './contract-client';
import { rightBody } from './right-body';

/**
 * A bulk gives a busy queue two minutes before it says 429: longer than a test should wait. test/functions/http/bulk.unit.test.ts
 * shows it. Suggestions are taken over once: there are none left for a queue that is full; what every write is told then is told to them.
 */
const shownElsewhere = ['post-bulk 429', 'apply-resume 429'];

let stack: TestStack;
let client: ContractClient;
const own = randomUUID();
const waiting = { prefer: 'wait=20' };

beforeAll(async () => {
  stack = await startTestStack();
  client = new ContractClient(stack.client.url, stack.client.tokens, own);
}, 180_000);
afterAll(async () => {
  client?.close();
  await stack?.stop();
}, 60_000);

jest.setTimeout(300_000);

const all = () => client.contract.operations.all;
const idOf = ({ object }: DescribedOperation) => object.operationId;
const describes = ({ object }: DescribedOperation, status: number) => String(status) in object.responses;
const isRead = ({ method }: DescribedOperation) => method === 'get';
const bodyOf = (operation: DescribedOperation) => {
  const body = rightBody(operation, client.contract.document);
  return body ? { body } : {};
};

/** Asks as the document shows it. Throws for another status. */
async function get(operationId: string, status: number, asked: Ask = {}): Promise<Told> {
  const operation = client.contract.operations.byId(operationId);
  const answer = await client.ask(operationId, { ...bodyOf(operation), ...asked });
  if (answer.status === status) return answer;
  throw new Error(`${operationId} is answered with ${answer.status} and not ${status}: ${answer.text.slice(0, 1000)}`);
}

/** Accepts the write, and waits for the outcome of another one like it, which is in the answer. */
async function write(operationId: string, asked: Ask = {}): Promise<Told> {
  await get(operationId, 202, asked);
  return get(operationId, 200, { ...asked, headers: { ...waiting, ...asked.headers } });
}

/** Asks, and asks again with the ETag of the answer. */
async function isNotModified(operationId: string, status: number, asked: Ask): Promise<void> {
  const { headers } = await get(operationId, status, asked);
  await get(operationId, 304, { ...asked, headers: { 'if-none-match': headers.get('etag') ?? '' } });
}

/** Drops a file as an importer does. Resolves with its path once it has a parse. */
async function resumeOf(fileName: string, bytes: Buffer): Promise<Readonly<Record<string, string>>> {
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  await storage.getContainerClient('resumes').getBlockBlobClient(`${own}/${fileName}`).uploadData(bytes);
  return eventually(
    `a parse of ${fileName}`,
    async () => {
      const { json } = await get('list-resumes', 200);
      const resumes = json?.resumes as readonly {
        fileName: string;
        documentId: string;
        parses: { parseId: string }[];
      }[];
      const resume = resumes.find((one) => one.fileName === fileName);
      const parseId = resume?.parses[0]?.parseId;
      return parseId && resume ? { documentId: resume.documentId, parseId } : undefined;
    },
    60_000,
  );
}

/** What others have to come after: they take away what is asked for. */
const last = /^(?:delete-|discard-|erase-)/;

describe('the answers that are no refusals', () => {
  /** Of the first submit. */
  let operationId: string;

  it('of writes', async () => {
    const submitted = await write('submit-step');
    operationId = String(submitted.json?.operationId);
    const others = all().filter((one) => !isRead(one) && describes(one, 200) && !last.test(idOf(one)));
    for (const one of others.filter((other) => !['submit-step', 'revert-operation'].includes(idOf(other)))) {
      await write(idOf(one));
    }
  });

  it('of an upload', async () => {
    await get('create-resume-upload', 201);
  });

  it('of a bulk', async () => {
    const { headers } = await get('post-bulk', 202);
    const bulkId = String(headers.get('location')).split('/').at(-1) ?? '';
    const asked = { path: { bulkId } };
    await eventually('the outcomes of the bulk', async () => (await get('get-bulk', 200, asked)).json?.done);
    await isNotModified('get-bulk', 200, asked);
  });

  it('of reads, and 304 to who has seen the answer', async () => {
    const resume = {
      path: await resumeOf('cv.txt', await resumeFile('txt', { name: 'Maya Lin', email: 'maya@example.org' })),
    };
    const paths: Readonly<Record<string, Ask>> = {
      'get-resume': resume,
      'download-resume': resume,
      'get-resume-parse': resume,
      'get-resume-suggestions': resume,
      'get-operation': { path: { operationId } },
      'get-history-operation': { path: { operationId } },
      'diff-history': { query: `?from=2020-01-01&to=${new Date().toISOString()}` },
    };
    for (const one of all().filter((other) => isRead(other) && idOf(other) !== 'get-bulk')) {
      const asked = paths[idOf(one)] ?? {};
      expect((await client.ask(idOf(one), { ...asked, head: true })).status).toBe(200);
      if (describes(one, 304)) await isNotModified(idOf(one), 200, asked);
      else await get(idOf(one), 200, asked);
    }
    const { parseId } = resume.path;
    const take = { parseId, as: 'draft', choices: ['work-experience/0'] };
    await get('apply-resume', 202, { ...resume, body: Buffer.from(JSON.stringify(take)) });
    await isNotModified('get-operation', 202, { path: { operationId: randomUUID() } });
    await get('get-profile', 200, { query: '?format=jsonresume' });
    await get('get-profile', 200, { query: `?asOf=${new Date().toISOString()}` });
    await get('ready', 200, { as: { role: 'operator' } });
  });

  it('of what takes away', async () => {
    await write('revert-operation', { path: { operationId } });
    for (const one of all().filter((other) => last.test(idOf(other)) && idOf(other) !== 'erase-profile')) {
      await write(idOf(one));
    }
    const profileId = randomUUID();
    const submitted = await write('submit-step', { path: { profileId } });
    const asOf = String(submitted.json?.completedAt);
    const headers = { 'change-reason': 'asked for' };
    await write('erase-profile', { path: { profileId }, headers });
    await get('get-profile', 410, { path: { profileId }, query: `?asOf=${asOf}` });
    await get('diff-history', 410, { path: { profileId }, query: `?from=${asOf}` });
    const blobs = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
    await archiveAll(stack.pool, archiveStoreOf(blobs), parseChainKeys(stack.settings.AUDIT_CHAIN_KEYS));
    await get('get-history-operation', 410, { path: { operationId } });
  });
});

describe('the answers that refuse', () => {
  it('say 400 for a query that nobody knows', async () => {
    for (const one of all()) await get(idOf(one), 400, { query: '?nope=1' });
  });

  it('say 401 where it is not proven who asks, and 403 where somebody may not', async () => {
    for (const one of all().filter((other) => describes(other, 401))) {
      await get(idOf(one), 401, { as: 'nobody', headers: { authorization: 'Bearer nothing' } });
      if (describes(one, 403)) await get(idOf(one), 403, { as: { role: 'operator' } });
    }
  });

  it('say 404 for what is not there', async () => {
    const path = {
      profileId: randomUUID(),
      itemId: randomUUID(),
      sessionId: randomUUID(),
      documentId: randomUUID(),
      parseId: randomUUID(),
      operationId: 'nope',
      step: 'nope',
    };
    for (const one of all().filter((other) => describes(other, 404))) await get(idOf(one), 404, { path });
    const nowhere = { profileId: path.profileId };
    await get('get-draft', 404, { path: nowhere });
    await get('get-history-operation', 404, { path: { ...nowhere, operationId: randomUUID() } });
  });

  it('say 409 for a resume in which nothing could be read, and that nobody is handed', async () => {
    const path = await resumeOf('empty.txt', Buffer.alloc(0));
    await get('get-resume-suggestions', 409, { path });
    await get('download-resume', 409, { path });
    const take = { parseId: path.parseId, as: 'draft', choices: ['work-experience/0'] };
    await get('apply-resume', 409, { path, body: Buffer.from(JSON.stringify(take)) });
  });

  it('say 409 for an upload that would be one too many', async () => {
    const profileId = randomUUID();
    const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
    const container = storage.getContainerClient('resumes');
    const files = Array.from({ length: 20 }, (_, index) => container.getBlockBlobClient(`${profileId}/${index}.txt`));
    await Promise.all(files.map((file, index) => file.uploadData(Buffer.from(`${index}`))));
    await get('create-resume-upload', 409, { path: { profileId } });
  });

  it('say 413, 415 and 422 for bodies that are too large, of another kind, or wrong', async () => {
    for (const one of all()) {
      const size = idOf(one) === 'post-bulk' ? maxBytes + 1 : 200_000;
      if (describes(one, 413)) await get(idOf(one), 413, { body: Buffer.alloc(size, ' ') });
      if (describes(one, 415)) {
        await get(idOf(one), 415, { body: Buffer.from('x'), headers: { 'content-type': 'text/plain' } });
      }
      if (describes(one, 422)) await get(idOf(one), 422, { body: Buffer.from('{"nope":1}') });
    }
  });
});

describe('the answers of an outage', () => {
  it('say 503 to reads while the database is away', async () => {
    await stack.kill('sql-server');
    const reads = all().filter((one) => isRead(one) && describes(one, 503));
    await Promise.all(reads.map((one) => get(idOf(one), 503)));
    await get('apply-resume', 503);
    await stack.restart('sql-server');
  });

  it('say 503 to uploads while storage is away', async () => {
    await stack.kill('blob-storage');
    await get('create-resume-upload', 503);
    await stack.restart('blob-storage');
  });

  it('say 429 to writes while too many of them wait, and 503 while the queue is away', async () => {
    const missing = new Set(all().filter((one) => describes(one, 429) && !shownElsewhere.includes(`${idOf(one)} 429`)));
    await stack.kill('service-bus');
    const everybodyIsTold = async () => {
      const bulks = await fillTheRoom();
      for (const one of missing) {
        // The first of them may still find room.
        const isTold = await isRefused(Array.from({ length: 8 }, () => ask(one)));
        if (isTold) missing.delete(one);
      }
      await Promise.all(bulks);
      return missing.size === 0;
    };
    await eventually('429 to every write', everybodyIsTold, 60_000);
    // By then those that wait have been given up.
    const writes = all().filter((one) => describes(one, 429) && idOf(one) !== 'apply-resume');
    const away = (one: DescribedOperation) =>
      eventually(`503 to ${idOf(one)}`, async () => (await ask(one)).status === 503, 120_000);
    await Promise.all(writes.map(away));
    await stack.restart('service-bus');
  });

  const ask = (one: DescribedOperation) =>
    client.ask(idOf(one), { ...bodyOf(one), headers: { 'change-reason': 'asked for' } });

  /**
   * 5,000 commands that nobody takes: a bulk has 500 on their way, each for 5 s, and those that find no room wait for it. Resolves when
   * there is none for another, with the answers that the bulks will get.
   */
  async function fillTheRoom(): Promise<readonly Promise<Told>[]> {
    const bulks = Array.from({ length: 12 }, () => client.ask('post-bulk', { body: deletions(1_000) }));
    let isFull = false;
    const look = async () => {
      ask(client.contract.operations.byId('save-draft')).then(({ status }) => {
        isFull ||= status === 429;
      });
      return isFull;
    };
    await eventually('a full room', look, 30_000);
    return bulks;
  }

  function deletions(lines: number): Buffer {
    const line = () => ({ profileId: randomUUID(), kind: 'delete-item', section: 'projects', itemId: randomUUID() });
    return Buffer.from(Array.from({ length: lines }, () => JSON.stringify(line())).join('\n'));
  }

  /** Resolves at the first 429 with true; with false where all were taken, which is known when they are given up. */
  function isRefused(answers: readonly Promise<Told>[]): Promise<boolean> {
    const refused = answers.map(async (answer) => {
      if ((await answer).status !== 429) throw new RangeError('there was room');
      return true;
    });
    return Promise.any(refused).catch(() => false);
  }
});

describe('the contract', () => {
  it('describes every answer that was seen', () => {
    expect(client.faults).toEqual([]);
  });

  it('describes no answer that was not seen', () => {
    const seen = new Set([...client.seen, ...shownElsewhere]);
    expect(client.described.filter((answer) => !seen.has(answer))).toEqual([]);
    expect(shownElsewhere.filter((answer) => client.seen.includes(answer))).toEqual([]);
  });
});
