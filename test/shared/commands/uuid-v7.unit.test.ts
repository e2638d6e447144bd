import { uuidv7 } from '../../../shared/commands/uuid-v7';

const millisecondsOf = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

afterEach(() => jest.useRealTimers());

it('is a UUID of version 7 and tells when it was made', () => {
  const before = Date.now();
  const id = uuidv7();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(millisecondsOf(id)).toBeGreaterThanOrEqual(before);
  expect(millisecondsOf(id)).toBeLessThanOrEqual(Date.now());
});

it('ids sort in the order in which they were made, however many a millisecond, and when the clock is set back', () => {
  jest.useFakeTimers({ now: Date.now() + 1_000 });
  const ids = Array.from({ length: 10_000 }, uuidv7);
  jest.setSystemTime(Date.now() - 500);
  ids.push(uuidv7());
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
