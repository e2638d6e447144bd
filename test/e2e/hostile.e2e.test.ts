// What nobody should send: each gets its own clear answer, nothing of it is stored, and the app goes on working.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { maxBodyBytes } from '../../shared/http/json-body';
import type { ProblemCode } from '../../shared/http/problem';
import { aProject } from '../factories/commands';
import type { fullPayloads } from '../factories/payloads';
import { eventually } from '../local/eventually';
import { stepPath } from './client';
import { type HostileWrite, hostileWrites } from './hostile-writes';
import { type RawAnswer, type RawRequest, sendRaw } from './raw-http';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;
let port: number;

beforeAll(async () => {
  stack = await startTestStack();
  port = Number(new URL(stack.client.url).port);
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

jest.setTimeout(300_000);

const profileId = randomUUID();
const submitPath = stepPath(profileId, 'projects');
const draftPath = `${submitPath}/draft`;
const json = 'Content-Type: application/json';
const project = JSON.stringify({ projects: [{ name: 'Fine' }] });

const send = async (request: RawRequest) => {
  const authorization = `Authorization: ${await stack.client.authorization(request.path)}`;
  return sendRaw(port, { ...request, headers: [authorization, ...(request.headers ?? [])] });
};
const put = (path: string, body: string | Buffer, ...headers: string[]) =>
  send({ path, headers: [json, ...headers], body });

/** An error says what it is by its type and names what is wrong; it never shows where it came from. */
function expectProblem(answer: RawAnswer, status: number, code: ProblemCode, members: object = {}): void {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = JSON.parse(answer.text);
  expect(problem).toMatchObject({ type: `urn:stepkeeper:problem:${code}`, status, ...members });
  expect(problem.correlationId).toBe(answer.headers.get('x-correlation-id'));
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|SELECT |tedious/);
}

const at = (path: string, code: string) => ({ errors: [expect.objectContaining({ path, code })] });

/** Writes that are accepted must come to an end too: what the database refuses is a hole in validation. */
async function expectWritten(answer: RawAnswer): Promise<void> {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 202 });
  const location = answer.headers.get('location') ?? '';
  const outcome = await eventually(`the outcome at ${location}`, async () => {
    const { status, body } = await stack.client.get(location);
    return status === 200 && body;
  });
  expect(outcome).toMatchObject({ status: expect.stringMatching(/^(applied|unchanged)$/) });
}

describe('a body', () => {
  const nested = (depth: number) => `{"projects":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  const large = JSON.stringify({ projects: [{ name: 'x'.repeat(maxBodyBytes) }] });
  const utf16 = Buffer.from(project, 'utf16le');

  test.each<[string, string | Buffer, number, ProblemCode, object]>([
    ['that is empty', '', 400, 'malformed-json', {}],
    ['that is cut off', project.slice(0, -3), 400, 'malformed-json', {}],
    ['with something after it', `${project}x`, 400, 'malformed-json', { position: project.length }],
    ['in single quotes', "{'projects':[]}", 400, 'malformed-json', {}],
    ['with NaN', '{"projects":[{"name":NaN}]}', 400, 'malformed-json', {}],
    ['with a raw line feed in text', '{"projects":[{"name":"a\nb"}]}', 400, 'malformed-json', {}],
    ['with a bad escape', '{"projects":[{"name":"\\x41"}]}', 400, 'malformed-json', {}],
    ['of bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 400, 'not-utf-8', {}],
    ['with an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 400, 'not-utf-8', {}],
    ['with a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'not-utf-8', {}],
    ['in UTF-16', utf16, 400, 'malformed-json', {}],
    ['in UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 400, 'not-utf-8', {}],
    ['nested 33 levels deep', nested(33), 400, 'nested-too-deep', {}],
    ['nested 60,000 levels deep', nested(60_000), 400, 'nested-too-deep', {}],
    ['one byte too large', `${project}${' '.repeat(maxBodyBytes - project.length + 1)}`, 413, 'body-too-large', {}],
    ['of many bytes', large.repeat(20), 413, 'body-too-large', { limit: maxBodyBytes }],
  ])('%s is refused', async (_, body, status, code, members) => {
    expectProblem(await put(submitPath, body), status, code, members);
    expectProblem(await put(draftPath, body), status, code, members);
  });

  test('in chunks, without a length, is refused once it is too large, and accepted below', async () => {
    const chunkBytes = 4096;
    expectProblem(await send({ path: submitPath, headers: [json], body: large, chunkBytes }), 413, 'body-too-large');
    await expectWritten(await send({ path: submitPath, headers: [json], body: project, chunkBytes: 3 }));
  });

  test('of the largest size is accepted', async () => {
    await expectWritten(await put(draftPath, `${project}${' '.repeat(maxBodyBytes - project.length)}`));
  });

  test.each<[string, string[]]>([
    ['no type', []],
    ['plain text', ['Content-Type: text/plain']],
    ['a form', ['Content-Type: application/x-www-form-urlencoded']],
    ['another charset', ['Content-Type: application/json; charset=utf-16']],
    ['a type that only begins so', ['Content-Type: application/jsonp']],
    ['two types', [json, 'Content-Type: text/plain']],
    ['a type of 8,000 characters', [`Content-Type: application/${'x'.repeat(8000)}`]],
    ['a compression', [json, 'Content-Encoding: gzip']],
  ])('of %s is refused', async (name, headers) => {
    // Node takes the first of two types, as the header may come only once.
    if (name === 'two types') return expectWritten(await send({ path: submitPath, headers, body: project }));
    expectProblem(await send({ path: submitPath, headers, body: project }), 415, 'unsupported-media-type');
  });

  test('with a byte order mark, or keys that come twice, is taken as parsers take it: the last one counts', async () => {
    await expectWritten(await put(submitPath, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(project)])));
    await expectWritten(
      await put(submitPath, '{"projects":[],"projects":[{"name":"First","name":"Second","role":null}]}'),
    );
    const { final } = (await stack.client.getStep(profileId, 'projects')).body;
    expect(final).toMatchObject({ projects: [{ name: 'Second' }] });
  });
});

describe('a value', () => {
  const id = '00000000-0000-7000-8000-00000000000a';
  const one = (member: string) => `{"projects":[{"name":"Fine",${member}}]}`;
  const place = (latitude: string) =>
    `{"addresses":[{"kind":"home","line1":"1","city":"C","countryCode":"DE","latitude":${latitude},"longitude":1}]}`;
  const address = (body: string) => put(stepPath(profileId, 'address'), body);
  const aspirations = (body: string) => put(stepPath(profileId, 'aspirations'), body);

  test.each(['null', '[]', '"text"', '7', 'true'])('%s for the whole step is of the wrong type', async (body) => {
    expectProblem(await put(submitPath, body), 422, 'validation-failed', at('', 'wrong_type'));
    expectProblem(await put(draftPath, body), 422, 'validation-failed', at('', 'wrong_type'));
  });

  test.each<[string, string, string]>([
    ['{}', '/projects', 'required'],
    ['{"projects":{}}', '/projects', 'wrong_type'],
    ['{"projects":"[]"}', '/projects', 'wrong_type'],
    ['{"projects":[[]]}', '/projects/0', 'wrong_type'],
    ['{"projects":[null]}', '/projects/0', 'wrong_type'],
    ['{"projects":[{}]}', '/projects/0/name', 'required'],
    ['{"projects":[{"name":7}]}', '/projects/0/name', 'wrong_type'],
    ['{"projects":[{"name":["a"]}]}', '/projects/0/name', 'wrong_type'],
    ['{"projects":[{"name":{"toString":1}}]}', '/projects/0/name', 'wrong_type'],
    ['{"projects":[{"name":" \\t"}]}', '/projects/0/name', 'required'],
    [`{"projects":[{"name":"${'x'.repeat(201)}"}]}`, '/projects/0/name', 'too_long'],
    [`{"projects":[{"name":"${'😀'.repeat(101)}"}]}`, '/projects/0/name', 'too_long'],
    ['{"projects":[{"name":"\\ud800"}]}', '/projects/0/name', 'invalid_text'],
    ['{"projects":[{"name":"a\\udc00b"}]}', '/projects/0/name', 'invalid_text'],
    ['{"projects":[{"name":"a\\u0000b"}]}', '/projects/0/name', 'invalid_text'],
    ['{"projects":[{"name":"a\\u001bb"}]}', '/projects/0/name', 'invalid_text'],
    [one('"isCurrent":"true"'), '/projects/0/isCurrent', 'wrong_type'],
    [one('"isCurrent":1'), '/projects/0/isCurrent', 'wrong_type'],
    [one('"startDate":"2020-02-30"'), '/projects/0/startDate', 'invalid_date'],
    [one('"startDate":20200101'), '/projects/0/startDate', 'wrong_type'],
    [one('"url":"javascript:alert(1)"'), '/projects/0/url', 'invalid_format'],
    [one('"highlights":"x"'), '/projects/0/highlights', 'wrong_type'],
    [one('"highlights":["x",["y"]]'), '/projects/0/highlights/1', 'wrong_type'],
    [one('"highlights":{"0":"x","length":1}'), '/projects/0/highlights', 'wrong_type'],
    [one('"itemId":"x"'), '/projects/0/itemId', 'invalid_format'],
    [one('"itemId":7'), '/projects/0/itemId', 'wrong_type'],
    [
      `{"projects":[{"itemId":"${id}","name":"a"},{"itemId":"${id.toUpperCase()}","name":"b"}]}`,
      '/projects/1/itemId',
      'duplicate',
    ],
    ['{"projects":[],"education":[]}', '/education', 'unknown_field'],
    [one('"note":1'), '/projects/0/note', 'unknown_field'],
    [one('"__proto__":{"role":"admin"}'), '/projects/0/__proto__', 'unknown_field'],
    [one('"constructor":{"prototype":{}}'), '/projects/0/constructor', 'unknown_field'],
    [one('"hasOwnProperty":1'), '/projects/0/hasOwnProperty', 'unknown_field'],
    ['{"projects":[],"__proto__":{"projects":[]}}', '/__proto__', 'unknown_field'],
    ['{"projects":[],"constructor":1}', '/constructor', 'unknown_field'],
    ['{"projects":[],"a/b~c":1}', '/a~1b~0c', 'unknown_field'],
    ['{"projects":[],"":1}', '/', 'unknown_field'],
    ['{"projects":[],"\\ud800":1}', '', 'unknown_field'],
    ['{"projects":[],"\\u0000":1}', '', 'unknown_field'],
    [`{"projects":[],"${'k'.repeat(5000)}":1}`, '', 'unknown_field'],
  ])('%s is refused at its place', async (body, path, code) => {
    expectProblem(await put(submitPath, body), 422, 'validation-failed', at(path, code));
  });

  test.each([
    ['1e999', 'wrong_type'],
    ['-1e400', 'wrong_type'],
    ['99999999999999999999', 'out_of_range'],
    ['90.0000001', 'out_of_range'],
    ['"1"', 'wrong_type'],
    ['[1]', 'wrong_type'],
  ])('%s is no latitude', async (number, code) => {
    const expected = {
      errors: expect.arrayContaining([expect.objectContaining({ path: '/addresses/0/latitude', code })]),
    };
    expectProblem(await address(place(number)), 422, 'validation-failed', expected);
  });

  test.each([
    ['1e999', 'wrong_type'],
    ['99999999999999999999', 'out_of_range'],
    ['1.5', 'wrong_type'],
    ['-1', 'out_of_range'],
  ])('%s is no number of days', async (number, code) => {
    const body = `{"careerAspirations":{"noticePeriodDays":${number}}}`;
    expectProblem(await aspirations(body), 422, 'validation-failed', at('/careerAspirations/noticePeriodDays', code));
  });

  test('-0 and more digits than are kept become the number that is kept', async () => {
    await expectWritten(await address(place('-0')));
    const kept = async () =>
      ((await stack.client.getStep(profileId, 'address')).body.final as typeof fullPayloads.address).addresses[0]
        ?.latitude;
    expect(Object.is(await kept(), 0)).toBe(true);
    await expectWritten(await address(place('1.23456789')));
    expect(await kept()).toBe(1.234568);
    await expectWritten(await address(place('5e-324')));
    expect(await kept()).toBe(0);
  });

  test('among two hundred that are wrong: the first hundred are told, and that there are more', async () => {
    const body = JSON.stringify({ projects: Array.from({ length: 90 }, () => ({ url: 'x', role: 7, endDate: 'x' })) });
    const answer = await put(submitPath, body);
    expectProblem(answer, 422, 'validation-failed');
    const { errors } = JSON.parse(answer.text);
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({ path: '', code: 'more_errors' });
  });

  test('that looks like SQL, HTML or a template is text and kept exactly, in a draft and in the step', async () => {
    const texts = [
      "'; DROP TABLE profile.Project; --",
      "' OR 1=1 --",
      '@profiles',
      "1); WAITFOR DELAY '0:0:5' --",
      '"}],"x":[{"',
      '$1 $$ $'.concat('{x} {{y}} %s %00 \\0 \\u0000 \\x00'),
      '<script>alert(1)</script>&amp;',
      '../../etc/passwd',
      'NULL',
      ']]>--><![CDATA[',
      '\u202eright to left\u202c',
      'e\u0301 is not \u00e9',
      '\ufeff\u200b\u2028\u2029\uffff\u{10ffff}',
      'ſs ß ẞ İ ı',
      "N'x' + CHAR(39)",
      '  spaces at both ends  ',
    ];
    const payload = { projects: texts.map((text) => ({ name: text, description: text, highlights: [text] })) };
    const profile = randomUUID();
    const step = stepPath(profile, 'projects');
    await expectWritten(await put(`${step}/draft`, JSON.stringify(payload)));
    const { draft } = (await stack.client.getStep(profile, 'projects')).body;
    expect(draft).toMatchObject({ payload });
    await expectWritten(await put(step, JSON.stringify(payload)));
    const { final } = (await stack.client.getStep(profile, 'projects')).body;
    expect(final).toMatchObject(payload);
  });

  test('that only a draft may hold is kept in it exactly: control characters, half a date, a half-written address', async () => {
    const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code))
      .slice(1)
      .join('');
    const payload = { projects: [{ name: controls, startDate: '20', url: 'http', highlights: ['', controls] }] };
    const profile = randomUUID();
    await expectWritten(await put(`${stepPath(profile, 'projects')}/draft`, JSON.stringify(payload)));
    expect((await stack.client.getStep(profile, 'projects')).body.draft).toMatchObject({ payload });
  });
});

describe('a path', () => {
  const id = randomUUID();

  test.each<[string, number, ProblemCode]>([
    ['/api/profiles/x/steps/projects', 400, 'malformed-id'],
    ['/api/profiles/%7B00000000-0000-7000-8000-000000000001%7D/steps/projects', 400, 'malformed-id'],
    ['/api/profiles/00000000000070008000000000000001/steps/projects', 400, 'malformed-id'],
    [`/api/profiles/${id}%0a/steps/projects`, 400, 'malformed-id'],
    [`/api/profiles/${id}%00/steps/projects`, 400, 'malformed-id'],
    [`/api/profiles/${id}'--/steps/projects`, 400, 'malformed-id'],
    ['/api/profiles/..%2f..%2fhealth/steps/projects', 400, 'malformed-id'],
    ['/api/profiles/%zz/steps/projects', 400, 'malformed-id'],
    ['/api/profiles/%c3%28/steps/projects', 400, 'malformed-id'],
    [`/api/profiles/${'0'.repeat(4000)}/steps/projects`, 400, 'malformed-id'],
    [`/api/profiles/${id}/steps/nothing`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/Projects`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/__proto__`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/constructor`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/..%2fprojects`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/%00`, 404, 'unknown-step'],
    [`/api/profiles/${id}/steps/projects%2fdraft`, 404, 'unknown-step'],
    ['/api/nothing', 404, 'no-such-route'],
    ['/api/', 404, 'no-such-route'],
    [`/api/profiles/${id}/steps/projects/draft/more`, 404, 'no-such-route'],
    [`/api/profiles//steps/projects`, 404, 'no-such-route'],
    [`/api/profiles/${id}/steps/projects?wait=1`, 400, 'malformed-query'],
  ])('%s is refused', async (path, status, code) => {
    expectProblem(await put(path, project), status, code);
  });

  test.each([
    '/',
    '/etc/passwd',
    '/admin',
    '/api/../../etc/passwd',
    '/api/%2e%2e/%2e%2e/etc/passwd',
    'http://elsewhere/api/health',
    '*',
  ])('%s is not part of the app', async (path) => {
    const { status } = await send({ method: 'GET', path });
    expect([400, 404]).toContain(status);
  });

  test('with an id in upper case is of the same profile', async () => {
    const answer = await put(stepPath(id.toUpperCase(), 'projects'), project);
    expect(answer.headers.get('location')).toContain(`/api/profiles/${id}/operations/`);
    await expectWritten(answer);
    expect((await stack.client.get(`/api/profiles/${id}`)).body).toMatchObject({ profileId: id, version: 1 });
  });

  test.each(['POST', 'PATCH'])('of a draft does not take %s', async (method) => {
    const answer = await send({ method, path: draftPath, headers: [json], body: project });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PUT, DELETE');
  });

  test.each(['TRACE', 'PROPFIND', 'BREW', 'put', ''])('takes no method %j', async (method) => {
    const { status } = await send({ method, path: submitPath });
    expect([400, 404, 405]).toContain(status);
  });
});

describe('a header', () => {
  const long = 'x'.repeat(6000);
  const headerCases: [string, string[]][] = [
    [
      'If-Match',
      ['*', 'W/"v1-d1"', '"v1-d1", "v2-d2"', 'v1-d1', '"v01-d1"', '"v-1-d1"', '"v9999999999-d1"', '""', "' OR 1=1"],
    ],
    ['Idempotency-Key', ['', '""', '"', '"a', 'a b', '"a"b', 'ü', `"${long}"`, '"a", "b"', '"\\x"']],
    [
      'Session-Id',
      ['', '1', '{00000000-0000-7000-8000-000000000001}', `${randomUUID()}x`, `${randomUUID()}, ${randomUUID()}`],
    ],
    [
      'Revision',
      ['', '-1', '+1', '1.5', '1e3', '0x10', '9007199254740993', '99999999999999999999', 'NaN', '1, 2', '١'],
    ],
    [
      'Prefer',
      ['wait=', 'wait=-1', 'wait=1.5', 'wait=soon', 'wait="1', 'wait=99999999', 'respond-async, wait=x', 'wait'],
    ],
    [
      'Change-Reason',
      [
        '',
        'Größe',
        'x'.repeat(501),
        "UTF-8''%zz",
        "UTF-8''%c3%28",
        "UTF-8''%00",
        "UTF-8''%0d%0aX-Evil:%201",
        "UTF-8''",
        'a\tb',
      ],
    ],
  ];

  test.each(headerCases.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])))(
    '%s of %j is refused by name',
    async (name, value) => {
      const answer = await put(submitPath, project, `${name}: ${value}`);
      expectProblem(answer, 400, 'malformed-header', { header: name });
    },
  );

  test.each([
    ['Session-Id', randomUUID()],
    ['Revision', '1'],
    ['If-Match', '"v0-d0"'],
  ])('%s that comes twice is refused', async (name, value) => {
    const answer = await put(submitPath, project, `${name}: ${value}`, `${name}: ${value}`);
    expectProblem(answer, 400, 'malformed-header', { header: name });
  });

  test.each<[string, string]>([
    ['with a line feed in it', 'X-A: b\nX-Evil: 1'],
    ['with a carriage return in it', 'X-A: b\rX-Evil: 1'],
    ['with a NUL in it', 'X-A: b\0c'],
    ['without a name', ': b'],
    ['with a space in its name', 'X A: b'],
    ['that says the length twice', 'Content-Length: 1'],
    ['that is a chunked body with a length', 'Transfer-Encoding: chunked'],
    ['of 70,000 characters', `X-A: ${'x'.repeat(70_000)}`],
  ])('%s never reaches the app as another request', async (_, line) => {
    const { status, headers } = await put(submitPath, project, line);
    // A line feed alone may end a line: then there are two headers, and the second is none that the app knows.
    expect([202, 400, 431]).toContain(status);
    expect(headers.has('x-evil')).toBe(false);
  });

  test.each(['a b', 'a/b', '[', 'user@host', 'a\\b', 'x:99999', '', "'"])(
    'Host of %j makes no error of ours',
    async (host) => {
      const answer = await send({ method: 'GET', path: '/api/health', headers: [`Host: ${host}`] });
      expect(answer.status).toBeLessThan(500);
    },
  );

  test('that correlates or traces is only taken when it is sane', async () => {
    for (const value of ['x'.repeat(65), 'a b', '<script>', 'a;b']) {
      const answer = await put(submitPath, project, `X-Correlation-Id: ${value}`, `traceparent: ${value}`);
      expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
      await expectWritten(answer);
    }
  });
});

describe('a token', () => {
  const asked = (...lines: string[]) => sendRaw(port, { path: submitPath, headers: [json, ...lines], body: project });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer a',
    'Bearer ..',
    'Bearer e30.e30.',
    'Bearer null',
    `Bearer ${'x'.repeat(8000)}`,
    `Bearer ${'.'.repeat(500)}`,
    'Bearer é',
    "Bearer ' OR 1=1",
    'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhZG1pbiJdfQ.',
    'Basic YWRtaW46YWRtaW4=',
    'Negotiate x',
  ])('of %j proves nothing', async (value) => {
    const answer = await asked(`Authorization: ${value}`);
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="stepkeeper"/);
  });

  test('is not taken from anywhere but its header', async () => {
    const token = await stack.client.tokens.ofOwner(submitPath);
    const inQuery = await sendRaw(port, { method: 'GET', path: `${submitPath}?access_token=${token}` });
    expectProblem(inQuery, 401, 'unauthenticated');
    expectProblem(await asked(`Cookie: access_token=${token}; AppServiceAuthSession=${token}`), 401, 'unauthenticated');
    const principal = Buffer.from(JSON.stringify({ auth_typ: 'aad', claims: [{ typ: 'sub', val: 'eve' }] }));
    const headers = [`X-MS-CLIENT-PRINCIPAL: ${principal.toString('base64')}`, 'X-MS-CLIENT-PRINCIPAL-ID: eve'];
    expectProblem(await asked(...headers), 401, 'unauthenticated');
  });
});

describe('a query', () => {
  const history = `/api/profiles/${profileId}/history`;
  const cursor = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

  test.each<[string, string]>([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['cursor=', 'cursor'],
    ['cursor=x', 'cursor'],
    ['cursor=%00', 'cursor'],
    [`cursor=${cursor([2, 1, 1])}`, 'cursor'],
    [`cursor=${cursor([1, -1, 1])}`, 'cursor'],
    [`cursor=${cursor([1, 1.5, 1])}`, 'cursor'],
    [`cursor=${cursor([1, 1e300, 1])}`, 'cursor'],
    [`cursor=${cursor([1, 1, 2 ** 31])}`, 'cursor'],
    [`cursor=${cursor([1, '1', '1'])}`, 'cursor'],
    [`cursor=${cursor([1, 1])}`, 'cursor'],
    [`cursor=${cursor({ length: 3 })}`, 'cursor'],
    [`cursor=${'A'.repeat(6000)}`, 'cursor'],
    ['section=nothing', 'section'],
    ['section=__proto__', 'section'],
    ["section=projects'--", 'section'],
    ['itemId=1', 'itemId'],
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=0000-01-01', 'from'],
    ['to=2026-13-01', 'to'],
    ['to=2026-01-01T25:00Z', 'to'],
    ['to=%2B275760-09-13', 'to'],
    ['order=asc', 'order'],
    ['Limit=5', 'Limit'],
    ['constructor=1', 'constructor'],
    ['%3Cscript%3E=1', '(unreadable)'],
  ])('%s is refused by name', async (query, parameter) => {
    const answer = await send({ method: 'GET', path: `${history}?${query}` });
    expectProblem(answer, 400, 'malformed-query', { parameter });
  });

  test.each([
    `cursor=${cursor([1, Number.MAX_SAFE_INTEGER, 2 ** 31 - 1])}`,
    `cursor=${cursor([1, 0, 0])}`,
    'from=0001-01-01&to=9999-12-31T23:59:59.999999999Z',
    'limit=200&section=step-progress',
    '&&',
  ])('%s is at the edge and answered', async (query) => {
    expect((await send({ method: 'GET', path: `${history}?${query}` })).status).toBe(200);
  });

  test('of an operation takes the fingerprint of a Location and nothing else', async () => {
    const operation = `/api/profiles/${profileId}/operations/${randomUUID()}`;
    for (const query of ['fingerprint=x', 'fingerprint=', 'wait=1']) {
      expectProblem(await send({ method: 'GET', path: `${operation}?${query}` }), 400, 'malformed-query');
    }
  });
});

describe('some hundred random writes', () => {
  const documented = [200, 202, 400, 404, 405, 413, 415, 422];
  const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_122);

  test(`(seed ${seed}) are each answered as documented, and what is accepted is written`, async () => {
    const profile = randomUUID();
    const accepted: RawAnswer[] = [];
    const tried = async (write: HostileWrite) => {
      const answer = await send(write.request(profile));
      expect(documented).toContain(answer.status);
      if (answer.status < 400) accepted.push(answer);
      else {
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(JSON.parse(answer.text)).toMatchObject({ status: answer.status, title: expect.any(String) });
      }
    };
    await fc.assert(fc.asyncProperty(hostileWrites, tried), { numRuns, seed, endOnFailure: true });
    expect(accepted.length).toBeGreaterThan(numRuns / 20);
    for (const answer of accepted) {
      const location = answer.headers.get('location') ?? '';
      const outcome = await stack.client.get(location, { prefer: 'wait=20' });
      expect(outcome).toMatchObject({
        status: 200,
        body: { status: expect.stringMatching(/^(applied|unchanged|superseded|conflict)$/) },
      });
    }
  });
});

describe('afterwards', () => {
  test('the app is ready, takes a step and gives it back, and nothing was left that could not be applied', async () => {
    expect((await stack.client.get('/api/ready')).status).toBe(200);
    const profile = randomUUID();
    const answer = await stack.client.submit(profile, 'projects', { projects: [aProject(1)] });
    expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'applied' });
    expect((await stack.client.getStep(profile, 'projects')).body.final).toMatchObject({ projects: [aProject(1)] });
    expect(
      await stack.rows("SELECT code, detail FROM ops.RejectedMessage WHERE code <> 'operation-id-reused';"),
    ).toEqual([]);
  });
});
