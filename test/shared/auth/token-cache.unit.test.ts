import { TokenCache } from '../../../shared/auth/token-cache';

const callerOf = (id: string) => ({ id, roles: new Set<never>(), profileId: id });
const now = 1_000_000;
const inAnHour = now + 3_600_000;

it('holds what is asked for again and again, however much else comes', () => {
  const cache = new TokenCache(10);
  cache.put('used', callerOf('used'), inAnHour, now);
  cache.put('unused', callerOf('unused'), inAnHour, now);
  for (let index = 0; index < 100; index++) {
    cache.put(`t${index}`, callerOf('x'), inAnHour, now);
    expect(cache.get('used', now)?.id).toBe('used');
  }
  expect(cache.get('unused', now)).toBeUndefined();
});

it('forgets nothing as long as no more than half as many newer tokens have come', () => {
  const cache = new TokenCache(10);
  const ids = Array.from({ length: 10 }, (_, index) => `t${index}`);
  for (const id of ids) cache.put(id, callerOf(id), inAnHour, now);
  expect(cache.get('t4', now)?.id).toBe('t4');
  expect(cache.get('t9', now)?.id).toBe('t9');
});

it('does not grow, whatever is put into it', () => {
  const cache = new TokenCache(10);
  for (let index = 0; index < 1_000; index++) cache.put(`t${index}`, callerOf('x'), inAnHour, now);
  const held = Array.from({ length: 1_000 }, (_, index) => cache.get(`t${index}`, now)).filter(Boolean);
  expect(held.length).toBeGreaterThan(0);
  expect(held.length).toBeLessThanOrEqual(10);
});

it('forgets a token when it expires, and after five minutes', () => {
  const cache = new TokenCache(3);
  cache.put('short', callerOf('a'), now + 1_000, now);
  cache.put('long', callerOf('b'), inAnHour, now);
  expect([cache.get('short', now + 999)?.id, cache.get('short', now + 1_000)]).toEqual(['a', undefined]);
  expect([cache.get('long', now + 299_999)?.id, cache.get('long', now + 300_000)]).toEqual(['b', undefined]);
});

it('takes no token that has expired already', () => {
  const cache = new TokenCache(3);
  cache.put('late', callerOf('a'), now, now);
  expect(cache.get('late', now - 1)).toBeUndefined();
});
