// What anybody may send: each with its clear answer, never a 500.
import { getHistory } from '../../../functions/http/get-history';
import { getOperation } from '../../../functions/http/get-operation';
import { getProfile } from '../../../functions/http/get-profile';
import { getStep } from '../../../functions/http/get-step';
import { getSteps } from '../../../functions/http/get-steps';
import { getValidationErrors } from '../../../functions/http/get-validation-errors';
import { writeStep } from '../../../functions/http/write-step';
import { maxBodyBytes } from '../../../shared/http/json-body';
import { type Asked, aStep, call, own, profileId, put, writeTools } from './call';
import { noReads } from './no-reads';

const json = JSON.stringify({ addresses: [aStep] });
const withField = (field: string) => json.replace('"city":"Bonn"', `"city":"Bonn",${field}`);
const deep = (levels: number) => `{"addresses":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const latin1 = Buffer.from(json.replace('Bonn', 'Köln'), 'latin1');

type Row = readonly [name: string, asked: Asked, status: number, code?: string];

const bodies: readonly Row[] = [
  ['no body', { body: '' }, 400, 'malformed-json'],
  ['broken JSON', { body: '{"addresses":[' }, 400, 'malformed-json'],
  ['a trailing comma', { body: '{"addresses":[],}' }, 400, 'malformed-json'],
  ['single quotes', { body: "{'addresses':[]}" }, 400, 'malformed-json'],
  ['NaN', { body: '{"addresses":NaN}' }, 400, 'malformed-json'],
  ['two documents', { body: '{}{}' }, 400, 'malformed-json'],
  ['a raw control character', { body: '{"addresses":"\u0001"}' }, 400, 'malformed-json'],
  ['Latin-1', { body: latin1 }, 400, 'not-utf-8'],
  ['UTF-16', { body: Buffer.from(json, 'utf16le') }, 400],
  ['an overlong UTF-8 sequence', { body: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) }, 400, 'not-utf-8'],
  ['a surrogate encoded as UTF-8', { body: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) }, 400, 'not-utf-8'],
  ['33 levels', { body: deep(32) }, 400, 'nested-too-deep'],
  ['90,000 levels', { body: deep(90_000) }, 400, 'nested-too-deep'],
  ['90,000 levels of objects', { body: `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}` }, 400, 'nested-too-deep'],
  ['20 levels', { body: deep(19) }, 422, 'validation-failed'],
  ['more than 192 kB', { body: JSON.stringify({ addresses: 'x'.repeat(maxBodyBytes) }) }, 413, 'body-too-large'],
  ['10 MB', { body: Buffer.alloc(10_000_000, 0x20) }, 413, 'body-too-large'],
  ['a Content-Length that boasts', { body: json, headers: { 'content-length': '999999999' } }, 413, 'body-too-large'],
  ['a list', { body: '[]' }, 422, 'validation-failed'],
  ['text', { body: '"addresses"' }, 422, 'validation-failed'],
  ['a number', { body: '1e999' }, 422, 'validation-failed'],
  ['null', { body: 'null' }, 422, 'validation-failed'],
  ['an object for a list', { body: '{"addresses":{"0":{}}}' }, 422, 'validation-failed'],
  ['null for an item', { body: '{"addresses":[null]}' }, 422, 'validation-failed'],
  ['a wrong type', { body: withField('"line2":7') }, 422, 'validation-failed'],
  ['an object for text', { body: withField('"line2":{"$ne":null}') }, 422, 'validation-failed'],
  ['an unknown field', { body: withField('"shoeSize":44') }, 422, 'validation-failed'],
  ['__proto__ in an item', { body: withField('"__proto__":{"isPrimary":true}') }, 422, 'validation-failed'],
  ['__proto__ in the body', { body: '{"__proto__":{"addresses":[]}}' }, 422, 'validation-failed'],
  ['constructor', { body: '{"addresses":[],"constructor":{"prototype":{}}}' }, 422, 'validation-failed'],
  ['toString', { body: withField('"toString":"x"') }, 422, 'validation-failed'],
  ['a lone surrogate', { body: withField('"line2":"\\ud800"') }, 422, 'validation-failed'],
  ['a lone surrogate as a key', { body: withField('"\\udc00":"x"') }, 422, 'validation-failed'],
  ['NUL', { body: withField('"line2":"a\\u0000b"') }, 422, 'validation-failed'],
  ['a number beyond all ranges', { body: withField('"latitude":1e999,"longitude":0') }, 422, 'validation-failed'],
  ['a latitude beyond the pole', { body: withField('"latitude":90.1,"longitude":0') }, 422, 'validation-failed'],
  ['half a coordinate', { body: withField('"latitude":50') }, 422, 'validation-failed'],
  ['text over its length', { body: withField(`"line2":"${'x'.repeat(201)}"`) }, 422, 'validation-failed'],
  ['100,000 items', { body: `{"addresses":[${'1,'.repeat(90_000)}1]}` }, 422, 'validation-failed'],
  ['20,000 unknown fields', { body: `{${Array.from({ length: 9_000 }, (_, i) => `"f${i}":1`).join()}}` }, 422],
  ['an item id that is none', { body: withField('"itemId":"1"') }, 422, 'validation-failed'],
  ['a byte order mark', { body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(json)]) }, 202],
  ['text in other scripts and beyond the BMP', { body: withField('"line2":"東京 🏠 اَلْ"') }, 202],
  ['SQL', { body: withField(`"line2":"' OR 1=1; DROP TABLE x; --"`) }, 202],
];

const header = (name: string, value: string): Asked => ({ body: json, headers: { [name]: value } });

const headers: readonly Row[] = [
  ['no content type', { body: json, headers: { 'content-type': '' } }, 415, 'unsupported-media-type'],
  ['text/plain', header('content-type', 'text/plain'), 415, 'unsupported-media-type'],
  ['a form', header('content-type', 'application/x-www-form-urlencoded'), 415, 'unsupported-media-type'],
  ['another charset', header('content-type', 'application/json; charset=iso-8859-1'), 415, 'unsupported-media-type'],
  ['an odd parameter', header('content-type', 'application/json; q=1'), 415, 'unsupported-media-type'],
  ['json in the name', header('content-type', 'application/jsonp'), 415, 'unsupported-media-type'],
  ['a +json type', header('content-type', 'application/vnd.x+json; charset="UTF-8"'), 202],
  ['gzip', header('content-encoding', 'gzip'), 415, 'unsupported-media-type'],
  ['a session that is no UUID', header('session-id', "1' OR '1'='1"), 400, 'malformed-header'],
  ['two sessions', header('session-id', `${profileId}, ${profileId}`), 400, 'malformed-header'],
  ['a negative revision', header('revision', '-1'), 400, 'malformed-header'],
  ['a fraction as revision', header('revision', '1.5'), 400, 'malformed-header'],
  ['a huge revision', header('revision', '9007199254740993'), 400, 'malformed-header'],
  ['a hexadecimal revision', header('revision', '0x10'), 400, 'malformed-header'],
  ['an empty key', header('idempotency-key', '""'), 400, 'malformed-header'],
  ['a key without its end', header('idempotency-key', '"abc'), 400, 'malformed-header'],
  ['a key with parameters', header('idempotency-key', '"abc";a=1'), 400, 'malformed-header'],
  ['a key of 256 characters', header('idempotency-key', `"${'k'.repeat(256)}"`), 400, 'malformed-header'],
  ['a reason of 501 characters', header('change-reason', 'r'.repeat(501)), 400, 'malformed-header'],
  ['a reason in Latin-1', header('change-reason', 'Umzug nach K\u00f6ln'), 400, 'malformed-header'],
  ['a reason that decodes to no UTF-8', header('change-reason', "UTF-8''%ff"), 400, 'malformed-header'],
  ['a reason that decodes to a line feed', header('change-reason', "UTF-8''a%0Ab"), 400, 'malformed-header'],
  ['an empty reason', header('change-reason', ''), 400, 'malformed-header'],
  ['If-Match *', header('if-match', '*'), 400, 'malformed-header'],
  ['a weak tag', header('if-match', 'W/"v1-d1"'), 400, 'malformed-header'],
  ['two tags', header('if-match', '"v1-d1", "v2-d2"'), 400, 'malformed-header'],
  ['a tag without quotes', header('if-match', 'v1-d1'), 400, 'malformed-header'],
  ['a version beyond int', header('if-match', '"v9999999999-d0"'), 400, 'malformed-header'],
  ['to wait for a while', header('prefer', 'wait=long'), 400, 'malformed-header'],
  ['another preference', header('prefer', 'return=minimal'), 202],
  ['a trace that is none', header('traceparent', 'x'.repeat(5_000)), 202],
  [
    'an unknown query parameter',
    { body: json, path: `/profiles/${profileId}/steps/address?debug=1` },
    400,
    'malformed-query',
  ],
  ['a profile id that is none', { body: json, params: { profileId: '1', step: 'address' } }, 400, 'malformed-id'],
  ['SQL as a profile id', { body: json, params: { profileId: "'; --", step: 'address' } }, 400, 'malformed-id'],
  ['an unknown step', { body: json, params: { profileId, step: 'shoes' } }, 404, 'unknown-step'],
  ['__proto__ as a step', { body: json, params: { profileId, step: '__proto__' } }, 404, 'unknown-step'],
];

describe.each(['submit-step', 'save-draft'] as const)('%s', (kind) => {
  it.each([...bodies, ...headers].map((row) => [row[0], row] as const))('%s', async (_name, row) => {
    const [, asked, status, code] = row;
    // A draft asks less of a body than a submit does; that it is answered without a fault is what counts here.
    const expected = kind === 'save-draft' && status === 422 ? [422, 202] : [status];
    const answer = await put(own(writeStep(kind, writeTools())), asked.body, asked);
    expect(expected).toContain(answer.status);
    if (answer.status < 400) return;
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      ...(code ? { type: `urn:stepkeeper:problem:${code}` } : {}),
      status: answer.status,
      title: expect.any(String),
      detail: expect.stringMatching(/\.$/),
      instance: expect.stringContaining('/api/profiles/'),
      correlationId: answer.headers['x-correlation-id'],
    });
    expect(answer.text.length).toBeLessThan(40_000);
    expect(answer.text).not.toMatch(/\.[jt]s:\d|Hauptstr/);
    expect(answer.log).toEqual([]);
  });
});

describe('reads', () => {
  const reads = {
    step: own(getStep(noReads)),
    steps: own(getSteps(noReads)),
    'validation errors': own(getValidationErrors(noReads)),
    profile: own(getProfile(noReads)),
    operation: own(getOperation(noReads)),
    history: own(getHistory(noReads)),
  };
  const refused = (query: string): Asked => ({ path: `/profiles/${profileId}/validation-errors?${query}` });
  const history = (query: string): Asked => ({ path: `/profiles/${profileId}/history?${query}` });

  const rows: readonly (readonly [
    name: string,
    read: keyof typeof reads,
    asked: Asked,
    status: number,
    code: string,
  ])[] = [
    ['a profile id that is none', 'profile', { params: { profileId: 'you' } }, 400, 'malformed-id'],
    ['no profile id', 'profile', { params: {} }, 400, 'malformed-id'],
    ['an unknown parameter', 'profile', { path: `/profiles/${profileId}?expand=all` }, 400, 'malformed-query'],
    ['a profile id that is none', 'steps', { params: { profileId: '1' } }, 400, 'malformed-id'],
    ['an unknown parameter', 'steps', { path: `/profiles/${profileId}/steps?step=address` }, 400, 'malformed-query'],
    ['limit 0', 'validation errors', refused('limit=0'), 400, 'malformed-query'],
    ['an unknown step', 'validation errors', refused('step=shoes'), 400, 'malformed-query'],
    ['an unknown parameter', 'validation errors', refused('section=addresses'), 400, 'malformed-query'],
    ['a cursor of a history', 'validation errors', refused(`cursor=${cursor('[1,1,0]')}`), 400, 'malformed-query'],
    ['an unknown step', 'step', { params: { profileId, step: 'ADDRESS' } }, 404, 'unknown-step'],
    ['an operation id that is none', 'operation', { params: { profileId, operationId: '7' } }, 400, 'malformed-id'],
    [
      'a fingerprint that is none',
      'operation',
      { params: { profileId, operationId: profileId }, path: '/profiles/x/operations/y?fingerprint=xyz' },
      400,
      'malformed-query',
    ],
    ['limit 0', 'history', history('limit=0'), 400, 'malformed-query'],
    ['limit 201', 'history', history('limit=201'), 400, 'malformed-query'],
    ['limit 1e2', 'history', history('limit=1e2'), 400, 'malformed-query'],
    ['two limits', 'history', history('limit=1&limit=2'), 400, 'malformed-query'],
    ['a cursor that is none', 'history', history('cursor=abc'), 400, 'malformed-query'],
    ['a cursor of another kind', 'history', history(`cursor=${cursor('[1,-1,0]')}`), 400, 'malformed-query'],
    ['SQL in a cursor', 'history', history(`cursor=${cursor('[1,"1; DROP",0]')}`), 400, 'malformed-query'],
    ['__proto__ in a cursor', 'history', history(`cursor=${cursor('{"__proto__":[1,1,1]}')}`), 400, 'malformed-query'],
    ['an unknown section', 'history', history('section=shoes'), 400, 'malformed-query'],
    ['an item id that is none', 'history', history('itemId=1'), 400, 'malformed-query'],
    ['a date that is none', 'history', history('from=2026-02-30'), 400, 'malformed-query'],
    ['a date in words', 'history', history('to=yesterday'), 400, 'malformed-query'],
    ['a month 13', 'history', history('to=2026-13-01T00:00:00Z'), 400, 'malformed-query'],
    ['an instant without a zone', 'history', history('to=2026-11-22T10:00:00'), 400, 'malformed-query'],
    ['the year 0', 'history', history('from=0000-01-01'), 400, 'malformed-query'],
    ['a year beyond 9999', 'history', history('from=9999-12-31T23:59:59-01:00'), 400, 'malformed-query'],
    ['an empty filter', 'history', history('section='), 400, 'malformed-query'],
  ];

  it.each(rows.map((row) => [row[0], row[1], row] as const))('%s of %s', async (_name, read, row) => {
    const [, , asked, status, code] = row;
    const answer = await call(reads[read], asked);
    expect(answer).toMatchObject({ status, body: { type: `urn:stepkeeper:problem:${code}` }, log: [] });
  });
});

function cursor(content: string): string {
  return Buffer.from(content).toString('base64url');
}
