import { health } from '../../../functions/http/health';
import { endpoint } from '../../../shared/http/endpoint';
import { forAnybody } from '../../../shared/http/guarded';
import { contentTagOf, hasSeen, tagBut } from '../../../shared/http/not-modified';
import { bound, call } from '../../functions/http/call';

const body = { told: 1 };
const tag = contentTagOf(JSON.stringify(body));
const seen = (value: string) => ({ headers: { 'If-None-Match': value } });

describe('what a read answers', () => {
  const read = (status: number) => bound(forAnybody(async () => ({ status, body })));

  it('has an ETag without a word from its handler, also while it is pending', async () => {
    for (const status of [200, 202]) expect((await call(read(status))).headers.etag).toBe(tag);
  });

  it('is 304 without a body to who has seen it, by HEAD as well', async () => {
    for (const method of ['GET', 'HEAD']) {
      expect(await call(read(200), { method, ...seen(tag) })).toMatchObject({ status: 304, text: '' });
    }
    expect((await call(read(200), seen('"another"'))).status).toBe(200);
  });

  it('has none where the operation asks for no resource', async () => {
    const operation = { name: 'test', method: 'GET', route: '', access: 'public', tag: '', summary: '' } as const;
    const guard = { authenticate: () => Promise.reject(new Error('asked')), recordAccess: async () => undefined };
    const probe = forAnybody(health())({ ...operation, untagged: true }, guard);
    const { status, headers } = await call(probe, seen('*'));
    expect([status, headers.etag]).toEqual([200, undefined]);
  });
});

it('what a write answers has no ETag: it is none of the resource', async () => {
  const write = endpoint(async () => ({ status: 200, body }));
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const { status, headers } = await call(write, { method, ...seen('*') });
    expect([status, headers.etag]).toEqual([200, undefined]);
  }
});

describe('an ETag but for an instant', () => {
  const [now, then] = ['2026-11-22T08:00:00.000Z', '2026-11-22T09:00:00.000Z'];
  const tagAt = (instant: string, told = 1) => tagBut(instant)(JSON.stringify({ exportedAt: instant, told }));

  it('is weak, and the same whenever it is asked for', () => {
    expect(tagAt(now)).toMatch(/^W\/"[\w-]{27}"$/);
    expect(tagAt(now)).toBe(tagAt(then));
  });

  it('is another one as soon as anything else differs', () => {
    expect(tagAt(now, 1)).not.toBe(tagAt(now, 2));
  });
});

it('If-None-Match compares weakly', () => {
  for (const own of ['"a"', 'W/"a"']) {
    for (const given of ['"a"', 'W/"a"', '"b", W/"a"', '*']) {
      expect(hasSeen(new Headers({ 'if-none-match': given }), own)).toBe(true);
    }
    for (const given of ['"b"', 'W/"b"', 'a', '']) {
      expect(hasSeen(new Headers({ 'if-none-match': given }), own)).toBe(false);
    }
  }
});
