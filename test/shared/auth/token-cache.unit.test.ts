import { TokenCache } from '../../../shared/auth/token-cache';

const callerOf = (id: string) => ({ id, roles: new Set<never>(), profileId: id });
const now = 1_000_000;
const inAnHour = now + 3_600_000;

it('holds as many tokens as it may, those that were asked for last', () => {
  const cache = new TokenCache(3);
  for (const id of ['a', 'b', 'c']) cache.put(id, callerOf(id), inAnHour, now);
  cache.get('a', now);
  cache.put('d', callerOf('d'), inAnHour, now);
  expect(['a', 'b', 'c', 'd'].filter((id) => cache.get(id, now))).toEqual(['a', 'c', 'd']);
});

it('does not grow, whatever is put into it', () => {
  const cache = new TokenCache(10);
  for (let index = 0; index < 1_000; index++) cache.put(`t${index}`, callerOf('x'), inAnHour, now);
  const held = Array.from({ length: 1_000 }, (_, index) => cache.get(`t${index}`, now)).filter(Boolean);
  expect(held).toHaveLength(10);
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
