// Uploading a resume: what goes to the API, what goes to storage, and how long it is waited for.
import { createClient } from '../../client/src/client.ts';
import { ProblemError } from '../../client/src/problem-error.ts';
import { ResumeTimeout, UploadFailed, uploadResume, waitForResume } from '../../client/src/resumes.ts';

const documentId = '0190a1b2-0000-7000-8000-0000000000d0';
const upload = {
  method: 'PUT',
  url: 'https://storage.example/resumes/a.u5.pdf?sig=s',
  headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/pdf' },
  expiresAt: '2026-11-23T08:15:00.000Z',
};
const address = () => Response.json({ documentId, upload, resume: '/api/…' }, { status: 201 });
const told = (state: string) => () => Response.json({ documentId, state, parses: [] });
const problem = (status: number, code: string) => () =>
  Response.json({ type: `urn:stepkeeper:problem:${code}`, title: code, status }, { status });
const notThere = problem(404, 'resume-not-found');
const cv = new File(['hello'], 'Mein CV.PDF', { type: '' });

/** `answers` of the API, `stored` of storage; of each the last one again and again. */
function pageWith(answers: (() => Response)[], stored: (() => Response)[] = [taken]) {
  const asked: Request[] = [];
  const next = (list: (() => Response)[]) => (list.length > 1 ? list.shift() : list[0])?.() ?? Response.error();
  const client = createClient({
    baseUrl: 'https://api.example',
    token: 'a-token',
    fetch: async (request) => {
      asked.push(request);
      return next(answers);
    },
  });
  const puts: Request[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    puts.push(new Request(input, init));
    return next(stored);
  });
  return { client, asked, puts };
}

const taken = () => new Response(null, { status: 201 });
const refused = () => new Response(null, { status: 403 });
const busy = () => new Response(null, { status: 503 });
const lost = () => {
  throw new TypeError('Failed to fetch');
};

async function inFakeTime<T>(promise: Promise<T>): Promise<T> {
  const settled = promise.catch((error: unknown) => error as T);
  await jest.advanceTimersByTimeAsync(5 * 60_000);
  return settled;
}

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] }));
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('an upload', () => {
  it('asks for an address, puts the file there, and waits until it is read', async () => {
    const { client, asked, puts } = pageWith([address, notThere, told('quarantined'), told('available')]);
    expect(await inFakeTime(uploadResume(client, cv))).toMatchObject({ documentId, state: 'available' });
    expect(await asked[0]?.json()).toEqual({ fileName: 'Mein CV.PDF', contentType: 'application/pdf', sizeBytes: 5 });
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/profiles/me/resumes',
      ...Array(3).fill(`GET /api/profiles/me/resumes/${documentId}`),
    ]);
    expect(await puts[0]?.text()).toBe('hello');
  });

  it('sends storage what the address wants, and no token', async () => {
    const { client, puts } = pageWith([address, told('available')]);
    await inFakeTime(uploadResume(client, cv));
    expect(puts.map(({ method, url }) => [method, url])).toEqual([['PUT', upload.url]]);
    expect(Object.fromEntries(puts[0]?.headers ?? [])).toEqual(upload.headers);
  });

  it.each([
    ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.b.md', 'text/markdown'],
    ['a.HTM', 'text/html'],
    ['resume.json', 'application/json'],
    ['a.exe', 'application/x-msdownload'],
  ])('of %s is said to be %s', async (name, contentType) => {
    const { client, asked } = pageWith([address, told('available')]);
    await inFakeTime(uploadResume(client, new File(['x'], name, { type: 'application/x-msdownload' })));
    expect(await asked[0]?.json()).toMatchObject({ contentType });
  });

  it('that the API refuses goes nowhere', async () => {
    const { client, puts } = pageWith([problem(409, 'too-many-resumes')]);
    await expect(uploadResume(client, cv)).rejects.toMatchObject({ code: 'too-many-resumes' });
    expect(puts).toEqual([]);
  });

  it('whose answer was lost is tried again, and a refusal then means that it has arrived', async () => {
    const { client, puts } = pageWith([address, told('available')], [lost, refused]);
    expect(await inFakeTime(uploadResume(client, cv))).toMatchObject({ state: 'available' });
    expect(puts).toHaveLength(2);
  });

  it('that storage refuses at once has failed', async () => {
    const { client, asked, puts } = pageWith([address, told('available')], [refused]);
    expect(await inFakeTime(uploadResume(client, cv))).toEqual(new UploadFailed(403));
    expect([asked.length, puts.length]).toEqual([1, 1]);
  });

  it.each([
    ['is busy', busy, 503],
    ['cannot be reached', lost, undefined],
  ])('fails after three tries where storage %s', async (_, answer, status) => {
    const { client, puts } = pageWith([address], [answer]);
    const failed = await inFakeTime(uploadResume(client, cv));
    expect(failed).toBeInstanceOf(UploadFailed);
    expect(failed).toMatchObject({ status });
    expect(puts).toHaveLength(3);
  });

  it('that is called off ends with the reason', async () => {
    const off = new AbortController();
    const { client } = pageWith([address, notThere]);
    const reason = new Error('left the page');
    setTimeout(() => off.abort(reason), 1_000);
    expect(await inFakeTime(uploadResume(client, cv, { signal: off.signal }))).toBe(reason);
  });
});

describe('waiting for a resume', () => {
  it('outlasts a server that is away', async () => {
    const { client } = pageWith([problem(503, 'database-unavailable'), lost, told('refused')]);
    expect(await inFakeTime(waitForResume(client, documentId))).toMatchObject({ state: 'refused' });
  });

  it('ends when its time is over, and may begin again', async () => {
    const { client, asked } = pageWith([notThere]);
    const timeout = await inFakeTime(waitForResume(client, documentId, { profileId: documentId, timeoutMs: 20_000 }));
    expect(timeout).toBeInstanceOf(ResumeTimeout);
    expect(timeout).toMatchObject({ documentId });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(20);
  });

  it('ends at an answer that will not change', async () => {
    const { client } = pageWith([problem(403, 'forbidden')]);
    expect(await inFakeTime(waitForResume(client, documentId))).toBeInstanceOf(ProblemError);
  });
});
