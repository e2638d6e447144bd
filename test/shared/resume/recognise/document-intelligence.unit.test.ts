import { limits } from '../../../../shared/resume/limits';
import { createRecogniser, type Recogniser } from '../../../../shared/resume/recognise/document-intelligence';
import { RecognitionUnavailable } from '../../../../shared/resume/recognise/errors';
import { analysisOf } from '../../../factories/analyses';
import { type DocumentIntelligence, startDocumentIntelligence } from '../../../stand-ins/document-intelligence';

const pdf = Buffer.from('%PDF-1.7 a scan');
const analysis = analysisOf([{ lines: [{ text: 'Ada Example', x: 60, baseline: 60 }] }]);
const times = { start: 5_000, result: 5_000, try: 5_000, pause: 2 };
let service: DocumentIntelligence;

beforeEach(async () => {
  service = await startDocumentIntelligence({ answerTo: () => analysis, token: 'the token' });
});
afterEach(() => service.close());

const recogniser = (given: Partial<Parameters<typeof createRecogniser>[0]> = {}): Recogniser =>
  createRecogniser({ endpoint: service.url, model: 'prebuilt-read', token: async () => 'the token', times, ...given });

async function idOf(one = recogniser()): Promise<string> {
  const started = await one.start(pdf);
  return started.outcome === 'started' ? started.id : started.outcome;
}

const resultOf = async (one = recogniser()) => one.result(await idOf(one));
const whyOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof RecognitionUnavailable ? error.how : error),
  );

describe('a file that is handed in', () => {
  it('is sent whole to the model that is set, in the name of the app', async () => {
    await idOf(recogniser({ model: 'prebuilt-layout', endpoint: `${service.url}/` }));
    expect(service.asked).toMatchObject([
      {
        method: 'POST',
        path: '/documentintelligence/documentModels/prebuilt-layout:analyze?api-version=2024-11-30',
        headers: { authorization: 'Bearer the token', 'content-type': 'application/pdf' },
        body: pdf,
      },
    ]);
  });

  it('has a result when the service is done with it', async () => {
    const result = await resultOf();
    expect(result.outcome === 'recognised' && JSON.parse(result.answer.toString())).toEqual(analysis);
    expect(service.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('is handed in again where the service has too much to do, breaks or is cut off', async () => {
    service.instead('POST', { status: 429 }, { status: 500, body: 'no JSON' }, { status: 503 }, 'hang-up');
    expect(await idOf()).toMatch(/^[0-9a-f-]{36}$/);
    expect(service.asked).toHaveLength(5);
    service.instead('POST', 'silence');
    expect(await idOf(recogniser({ times: { ...times, try: 300 } }))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('waits as long as it is told to', async () => {
    service.instead('POST', { status: 429, headers: { 'retry-after': '1' } });
    const began = Date.now();
    await idOf();
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  });

  it.each<readonly [string, number, Record<string, string>, string]>([
    ['for longer than anybody waits', 429, { 'retry-after': '3600' }, 'it answered 429'],
    ['without a right to it', 403, {}, 'it answered 403: the app needs the role Cognitive Services User'],
    ['at a wrong address', 404, {}, 'it answered 404'],
    ['and gets no result promised', 202, {}, 'it answered 202'],
    [
      'and gets one promised that is none',
      202,
      { 'operation-location': 'https://elsewhere.example/x' },
      'it answered 202',
    ],
  ])('%s is to be handed in later', async (_, status, headers, how) => {
    service.instead('POST', { status, headers });
    expect(await whyOf(idOf(recogniser({ times: { ...times, start: 60_000 } })))).toBe(how);
    expect(service.asked).toHaveLength(1);
  });

  it('is to be handed in later where the service stays away, however it does', async () => {
    const soon = { ...times, start: 60, try: 50 };
    service.instead('POST', 'silence', 'silence', 'silence');
    expect(await whyOf(idOf(recogniser({ times: soon })))).toMatch(/timeout/);
    expect(await whyOf(idOf(recogniser({ times: soon, endpoint: 'http://127.0.0.1:2' })))).toMatch(
      'fetch failed (ECONNREFUSED)',
    );
    const nobody = recogniser({ token: () => Promise.reject(new Error('no identity here')) });
    expect(await whyOf(idOf(nobody))).toBe('the app has no token for it');
  });

  it('is never sent on to another address, nor its result asked for there', async () => {
    service.instead('POST', { status: 307, headers: { location: `${service.url}/elsewhere` } });
    await whyOf(idOf(recogniser({ times: { ...times, start: 0 } })));
    const elsewhere = 'https://elsewhere.example/analyzeResults/0f8fad5b-d9cb-469f-a165-70867728950e';
    service.instead('POST', { status: 202, headers: { 'operation-location': elsewhere } });
    expect((await resultOf()).outcome).toBe('gone');
    expect(service.asked.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      '/documentintelligence/documentModels/prebuilt-read:analyze',
      '/documentintelligence/documentModels/prebuilt-read:analyze',
      '/documentintelligence/documentModels/prebuilt-read/analyzeResults/0f8fad5b-d9cb-469f-a165-70867728950e',
    ]);
  });

  it.each([400, 413, 415])('that the service does not take (%d) is refused, and not sent again', async (status) => {
    service.instead('POST', { status, body: { error: { code: 'InvalidRequest', message: '' } } });
    expect(await idOf()).toBe('refused');
    expect(service.asked).toHaveLength(1);
  });
});

describe('a result', () => {
  it('is asked for again where an answer is lost or somebody else has given it', async () => {
    service.instead(
      'GET',
      { status: 502 },
      { status: 200, body: '<html>' },
      { status: 200, body: { state: 'fine' } },
      'hang-up',
    );
    expect((await resultOf()).outcome).toBe('recognised');
  });

  it('that is not there in time can be had later, without the file being sent again', async () => {
    const id = await idOf();
    const hasty = recogniser({ times: { ...times, result: 50 } });
    service.instead('GET', { status: 200, body: { status: 'notStarted' }, headers: { 'retry-after': '2' } });
    expect(await whyOf(hasty.result(id))).toBe('the result takes longer than usual');
    expect((await recogniser().result(id)).outcome).toBe('recognised');
    expect(service.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each([
    [{ status: 'failed', error: { code: 'InternalServerError', message: '' } }, 'failed'],
    [{ status: 'failed' }, 'failed'],
    [{ status: 'canceled' }, 'failed'],
    [{ status: 'failed', error: { code: 'InvalidRequest', message: '' } }, 'refused'],
    [{ status: 'failed', error: { code: 'InvalidContentLength', message: '' } }, 'refused'],
  ])('%j is the end: %s', async (body, outcome) => {
    service.instead('GET', { status: 200, body });
    expect((await resultOf()).outcome).toBe(outcome);
  });

  it('larger than any resume has one is not read to its end', async () => {
    service.instead('GET', { status: 200, body: `{"status":"succeeded","x":"${'x'.repeat(limits.recognition)}"}` });
    expect((await resultOf()).outcome).toBe('failed');
  });

  it('that the service does not know is gone', async () => {
    expect((await recogniser().result('0f8fad5b-d9cb-469f-a165-70867728950e')).outcome).toBe('gone');
  });
});

it('no error tells what the file was, or the token', async () => {
  service.instead('POST', { status: 403, body: { error: { code: 'x', message: 'of Ada Example' } } });
  const error = await idOf().catch((thrown: Error) => thrown);
  expect(String(error)).not.toMatch(/Ada|token/);
});
