import { getBulk } from '../../../functions/http/get-bulk';
import { postBulk } from '../../../functions/http/post-bulk';
import { maxBytes, maxLines, maxToldLines } from '../../../shared/bulk/limits';
import { type CallerCall, forCallers, type Handle } from '../../../shared/http/guarded';
import { QueueThrottled, QueueUnavailable } from '../../../shared/messaging/errors';
import type { BulkQuery, StoredBulk } from '../../../shared/reading/read-bulk';
import { idOf } from '../../factories/commands';
import { ndjsonOf, putProject } from '../../shared/bulk/bulks';
import { call, guardOf, writeTools } from './call';

const operation = { name: 'test', method: 'POST', route: '', access: ['importer'], tag: '', summary: '' } as const;
const asImporter = (handle: Handle<CallerCall>) => forCallers(handle)(operation, guardOf('importer'));

const post = (body: string | Uint8Array, headers: Record<string, string> = {}, tools = writeTools(), path = '/bulk') =>
  call(asImporter(postBulk(tools)), {
    method: 'POST',
    path,
    params: {},
    headers: { 'content-type': 'application/x-ndjson', ...headers },
    body,
  });

const key = { 'idempotency-key': '"import-1"' };

describe('POST of a bulk', () => {
  it('is 202 with what was accepted, what was refused, and where to ask for the outcomes', async () => {
    const tools = writeTools();
    const answer = await post(ndjsonOf([putProject(1, 1), '{}', putProject(2, 1)]), key, tools);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        idempotencyKey: 'import-1',
        accepted: 2,
        refusedCount: 1,
        refused: [
          {
            line: 2,
            errors: [
              { path: '/profileId', code: 'required' },
              { path: '/kind', code: 'required' },
            ],
          },
        ],
      },
    });
    const [command] = tools.sent;
    expect(answer.body.bulkId).toBe(`${command?.bulk?.id}-2`);
    expect(answer.headers.location).toBe(`/api/bulk/${answer.body.bulkId}`);
    expect(command).toMatchObject({ actor: { id: 'anna', type: 'importer' }, source: 'import' });
    expect(new Set(tools.sent.map(({ acceptedAt }) => acceptedAt)).size).toBe(1);
  });

  it('tells the same place under a path that ends with a slash', async () => {
    const answer = await post(ndjsonOf([putProject(1, 1)]), key, writeTools(), '/bulk/');
    expect(answer.headers.location).toBe(`/api/bulk/${answer.body.bulkId}`);
  });

  it('that takes too long is 429 with the line from which to go on, also while the queue accepts all', async () => {
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    const send = async () => {
      now += 50_000;
    };
    const lines = [1, 2, 3, 4, 5].map((number) => putProject(1, number));
    const answer = await post(ndjsonOf(lines), key, writeTools({ sender: { send } }));
    clock.mockRestore();
    expect(answer).toMatchObject({
      status: 429,
      body: { type: 'urn:stepkeeper:problem:too-many-requests', accepted: 3, nextLine: 4, idempotencyKey: 'import-1' },
    });
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('under the same key is the same bulk with the same operations, and under another key another', async () => {
    const sentUnder = async (headers: Record<string, string>) => {
      const tools = writeTools();
      const { body } = await post(ndjsonOf([putProject(1, 1), putProject(1, 2)]), headers, tools);
      return { bulkId: body.bulkId, operations: tools.sent.map(({ operationId }) => operationId) };
    };
    const first = await sentUnder(key);
    expect(await sentUnder(key)).toEqual(first);
    const other = await sentUnder({ 'idempotency-key': 'import-2' });
    expect(other.bulkId).not.toBe(first.bulkId);
    expect(other.operations).not.toEqual(first.operations);
  });

  it('without a key gets one, under which it is the same bulk', async () => {
    const { body } = await post(ndjsonOf([putProject(1, 1)]));
    const again = await post(ndjsonOf([putProject(1, 1)]), { 'idempotency-key': `"${body.idempotencyKey}"` });
    expect(again.body.bulkId).toBe(body.bulkId);
  });

  it('takes the other name of its media type, and no other type', async () => {
    expect(
      await post(ndjsonOf([putProject(1, 1)]), { 'content-type': 'application/ndjson; charset=utf-8' }),
    ).toMatchObject({ status: 202 });
    const other = await post(ndjsonOf([putProject(1, 1)]), { 'content-type': 'application/json' });
    expect(other).toMatchObject({ status: 415, body: { type: 'urn:stepkeeper:problem:unsupported-media-type' } });
    expect(other.headers.accept).toBe('application/x-ndjson');
  });

  it('is 400 without a line', async () => {
    for (const body of ['', '\n\n \n']) {
      expect(await post(body)).toMatchObject({ status: 400, body: { type: 'urn:stepkeeper:problem:malformed-json' } });
    }
  });

  it('is 413 before anything is sent where Content-Length tells that it is too large', async () => {
    const tools = writeTools();
    const answer = await post(ndjsonOf([putProject(1, 1)]), { 'content-length': String(maxBytes + 1) }, tools);
    expect(answer).toMatchObject({
      status: 413,
      body: { type: 'urn:stepkeeper:problem:body-too-large', limit: maxBytes, lineLimit: maxLines },
    });
    expect(tools.sent).toEqual([]);
  });

  it('with more lines than a bulk has is 413 that says from which line to go on', async () => {
    const lines = Array.from({ length: maxLines + 2 }, (_, index) => putProject(index, 1));
    expect(await post(ndjsonOf(lines), key)).toMatchObject({
      status: 413,
      body: { accepted: maxLines, refusedCount: 0, nextLine: maxLines + 1, idempotencyKey: 'import-1' },
    });
  });

  it('with the queue away is 503 that says what was accepted and how to repeat it', async () => {
    const send = async ({ bulk }: { readonly bulk?: { readonly line: number } | undefined }) => {
      if (bulk?.line === 3) throw new QueueUnavailable('q', new Error('away'));
    };
    const lines = [1, 2, 3, 4].map((number) => putProject(1, number));
    const answer = await post(ndjsonOf(lines), {}, writeTools({ sender: { send } }));
    expect(answer).toMatchObject({
      status: 503,
      body: {
        type: 'urn:stepkeeper:problem:queue-unavailable',
        accepted: 2,
        nextLine: 3,
        idempotencyKey: expect.any(String),
      },
    });
    expect(answer.body.bulkId).toMatch(/-2$/);
    expect(answer.body.detail).toContain('Idempotency-Key');
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('gives a busy queue the time that it asks for', async () => {
    const busy = [new QueueThrottled('q', 0)];
    const send = async () => {
      const error = busy.pop();
      if (error) throw error;
    };
    const answer = await post(ndjsonOf([putProject(1, 1), putProject(1, 2)]), {}, writeTools({ sender: { send } }));
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2 } });
  });

  it('is told 429 by a queue that asks for more time than there is', async () => {
    const send = async () => {
      throw new QueueThrottled('q', 600);
    };
    const answer = await post(ndjsonOf([putProject(1, 1)]), {}, writeTools({ sender: { send } }));
    expect(answer).toMatchObject({
      status: 429,
      body: { type: 'urn:stepkeeper:problem:too-many-requests', accepted: 0, nextLine: 1 },
    });
    expect(answer.headers['retry-after']).toBe('600');
  });

  it('says that not every refused line is told', async () => {
    const answer = await post('{}\n'.repeat(maxToldLines + 1));
    expect(answer).toMatchObject({
      status: 202,
      body: { accepted: 0, refusedCount: maxToldLines + 1, note: expect.any(String) },
    });
    expect((await post('{}\n')).body).not.toHaveProperty('note');
  });

  it('is for importers alone', async () => {
    const handler = forCallers(postBulk(writeTools()))(operation, guardOf('support'));
    expect(await call(handler, { method: 'POST', path: '/bulk', params: {}, body: '' })).toMatchObject({ status: 403 });
  });
});

describe('GET of a bulk', () => {
  const nothing: StoredBulk = { counts: new Map(), reused: new Map(), failures: [], next: undefined };
  const get = (bulkId: string, stored: Partial<StoredBulk> = {}, query = '', asked: BulkQuery[] = []) => {
    const readBulk = async (given: BulkQuery) => {
      asked.push(given);
      return { ...nothing, ...stored };
    };
    return call(asImporter(getBulk({ readBulk })), { path: `/bulk/${bulkId}${query}`, params: { bulkId } });
  };
  const id = idOf(1);

  it('counts what has no outcome yet as pending', async () => {
    expect(
      await get(`${id}-5`, {
        counts: new Map([
          ['applied', 3],
          ['rejected', 1],
        ]),
      }),
    ).toMatchObject({
      status: 200,
      body: {
        bulkId: `${id}-5`,
        accepted: 5,
        done: false,
        outcomes: { pending: 1, applied: 3, unchanged: 0, superseded: 0, conflict: 0, rejected: 1 },
        failures: [],
        nextCursor: null,
      },
    });
    expect((await get(`${id}-5`, { counts: new Map([['applied', 5]]) })).body.done).toBe(true);
  });

  it('has what was accepted when the same bulk was sent again with more', async () => {
    const { body } = await get(`${id}-2`, { counts: new Map([['applied', 5]]) });
    expect(body).toMatchObject({ accepted: 5, done: true, outcomes: { pending: 0, applied: 5 } });
  });

  it('counts a line that was sent again with other content as conflict', async () => {
    const failure = { line: 2, operationId: idOf(2), status: 'applied', code: null, reused: true };
    const { body } = await get(`${id}-3`, {
      counts: new Map([
        ['applied', 2],
        ['conflict', 1],
      ]),
      reused: new Map([['applied', 1]]),
      failures: [failure, { ...failure, line: 3, status: 'conflict', code: 'version-mismatch', reused: false }],
    });
    expect(body).toMatchObject({
      done: true,
      outcomes: { applied: 1, conflict: 2 },
      failures: [
        { line: 2, operationId: idOf(2), status: 'conflict', code: 'idempotency-key-reused' },
        { line: 3, status: 'conflict', code: 'version-mismatch' },
      ],
    });
  });

  it('goes on at its cursor', async () => {
    const { body } = await get(`${id}-9`, { next: { line: 4, operationNumber: 77 } }, '?limit=1');
    const asked: BulkQuery[] = [];
    await get(`${id}-9`, {}, `?limit=1&cursor=${body.nextCursor}`, asked);
    expect(asked).toEqual([{ bulkId: id, limit: 1, after: { line: 4, operationNumber: 77 } }]);
  });

  it('is 400 for what is no bulkId', async () => {
    for (const bulkId of [id, `${id}-`, `${id}-x`, `${id}-01`, `${id}-123456`, 'x-1', `${id}-1-1`]) {
      expect(await get(bulkId)).toMatchObject({ status: 400, body: { type: 'urn:stepkeeper:problem:malformed-id' } });
    }
  });
});
