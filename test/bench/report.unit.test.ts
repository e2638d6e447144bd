// The goals, each just met and just missed.
import { reportOf } from '../../bench/report';
import { percentile } from '../../bench/statistics';

const perSecond = { '1': 1, '10': 10, '100': 100, '500': 1234.567 };
const writer = {
  commandsPerSecond: perSecond,
  rowByRowPerSecond: 100,
  limitPerSecond: 2000,
  vsRowByRow: 10,
  vsLimit: 0.5,
  roundTripsPerBatch: 4,
  savedBytesPerBatch: 1_000_000,
  phasesMs: { begin: 1, load: 1, decide: 1, save: 1, commit: 1 },
};
const http = { perSecond: 700, barePerSecond: 1000, vsBare: 0.7 };
const memory = {
  rss: { start: 200, end: 219, peak: 300 },
  heap: { start: 30, end: 34.9, peak: 50 },
  commands: 100_000,
};
const backfill = {
  users: 1000,
  items: 6000,
  itemsPerSecond: 3000,
  usersPerSecond: 500,
  vsBare: 1 / 3,
  vsBareSections: 0.1,
  rss: memory.rss,
  heap: memory.heap,
};
const met = (figures: Parameters<typeof reportOf>[1]) => reportOf('a server', figures).goals.map((goal) => goal.met);

test('are met at their limits', () => {
  expect(met({ writer, http, memory, backfill })).toEqual([true, true, true, true, true, true, true]);
});

test('are missed below them', () => {
  expect(met({ writer: { ...writer, vsRowByRow: 9.9, vsLimit: 0.49, roundTripsPerBatch: 5 } })).toEqual([
    false,
    false,
    false,
  ]);
  expect(met({ http: { ...http, vsBare: 0.69 } })).toEqual([false]);
  expect(met({ memory: { ...memory, heap: { start: 30, end: 35, peak: 50 } } })).toEqual([false]);
  expect(met({ memory: { ...memory, rss: { start: 200, end: 221, peak: 300 } } })).toEqual([false]);
});

test('a backfill misses them when it is slower or its memory grows', () => {
  expect(met({ backfill: { ...backfill, vsBare: 0.33 } })).toEqual([false, true]);
  expect(met({ backfill: { ...backfill, heap: { start: 30, end: 35, peak: 50 } } })).toEqual([true, false]);
});

test('figures have three significant digits, and parts that did not run are missing', () => {
  const report = reportOf('a server', { writer });
  expect(report.writer?.commandsPerSecond['500']).toBe(1230);
  expect(report).not.toHaveProperty('http');
  expect(report).not.toHaveProperty('memoryMb');
});

test('a percentile is a value that was measured, by the nearest rank', () => {
  const values = [50, 10, 40, 30, 20];
  expect([0, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([10, 30, 50, 50]);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});
