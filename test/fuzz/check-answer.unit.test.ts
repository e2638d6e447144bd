// What holds answers to the document minds every way in which one can differ.
import { Contract, type SeenAnswer } from '../../fuzz/contract/check-answer';
import { openApiDocument } from '../../shared/api/document';

const contract = new Contract(openApiDocument());

const headers: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  'x-correlation-id': 'one',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
};

function faultsOf(answer: Partial<Omit<SeenAnswer, 'headers'>>, given: Readonly<Record<string, string>> = headers) {
  const right = { method: 'GET', target: '/api/health', status: 200, text: '{"status":"alive"}' };
  return contract.faultsOf({ ...right, ...answer, headers: { get: (name) => given[name.toLowerCase()] ?? null } });
}

const { 'x-correlation-id': _, ...withoutCorrelation } = headers;
const problem = { title: '', detail: '', instance: '', correlationId: '' };
const noSuchRoute = { ...problem, type: 'urn:stepkeeper:problem:no-such-route', status: 404 };

it('minds nothing of an answer that is as described', () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ method: 'HEAD', text: '' })).toEqual([]);
  expect(faultsOf({ target: '/API/Health/?x=1' })).toEqual([]);
  expect(faultsOf({ target: '/api/nothing', status: 404, text: JSON.stringify(noSuchRoute) })).toEqual([]);
});

it.each<[string, Partial<Omit<SeenAnswer, 'headers'>>, Readonly<Record<string, string>>, string]>([
  ['a status', { status: 201 }, headers, 'health describes no 201'],
  ['any 5xx', { status: 500 }, headers, 'the status is 500'],
  ['a missing header', {}, withoutCorrelation, 'the header x-correlation-id is missing'],
  ['a header of another form', {}, { ...headers, 'x-correlation-id': 'ä' }, 'the header X-Correlation-Id: '],
  ['a media type', {}, { ...headers, 'content-type': 'text/html' }, 'the media type is text/html'],
  ['a wrong value', { text: '{"status":"dead"}' }, headers, 'the body: /status must be equal to one of'],
  ['a member that nobody described', { text: '{"status":"alive","secret":1}' }, headers, 'must NOT have additional'],
  ['no JSON', { text: '<html>' }, headers, 'the body: '],
  ['a body for HEAD', { method: 'HEAD' }, headers, 'HEAD is answered with a body'],
  ['an answer where nothing is described', { target: '/api/nothing' }, headers, 'no operation is described here'],
  [
    'another type than the router has',
    { target: '/api/nothing', status: 405, text: JSON.stringify(noSuchRoute) },
    headers,
    'is not urn:stepkeeper:problem:method-not-allowed',
  ],
])('minds %s', (_name, answer, given, fault) => {
  expect(faultsOf(answer, given).join('; ')).toContain(fault);
});
