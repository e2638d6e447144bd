import { instantOf } from '../../../shared/http/instant-query';

it.each(['2026-02-29', '0001-01-32', '2026-13-01', '0000-01-01', '2026-11-22T24:61Z', '2026', 'now', ''])(
  'no instant: %p',
  (given) => {
    expect(() => instantOf('from', given)).toThrow('The query parameter from cannot be understood.');
  },
);

it.each([
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22T10:00+02:00', '2026-11-22T08:00:00.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
])('%s is %s', (given, instant) => {
  expect(instantOf('from', given)).toBe(instant);
});
