// How fast a backfill goes, and when it steps aside.

import { reasonToWait, unwatched } from '../../cli/backfill/pressure';
import { Pace } from '../../cli/pace';

function clockwork(rowsPerSecond: number | undefined, reasons: (string | undefined)[] = []) {
  let time = 0;
  const told: (string | undefined)[] = [];
  const pace = new Pace({
    rowsPerSecond,
    reasonToWait: async () => reasons.shift(),
    onWait: (reason) => told.push(reason),
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
  });
  return { pace, told, now: () => time, pass: (ms: number) => (time += ms) };
}

test('keeps to so many rows a second', async () => {
  const { pace, now } = clockwork(1000);
  for (let batch = 0; batch < 10; batch++) {
    await pace.turn();
    pace.spend(500);
  }
  expect(now()).toBe(4_500);
});

test('does not make up for time that went by without need', async () => {
  const { pace, now, pass } = clockwork(1000);
  pass(60_000);
  for (let batch = 0; batch < 3; batch++) {
    await pace.turn();
    pace.spend(1000);
  }
  expect(now()).toBe(62_000);
});

test('goes as fast as it can without a rate', async () => {
  const { pace, now } = clockwork(undefined);
  await pace.turn();
  pace.spend(1_000_000);
  await pace.turn();
  expect(now()).toBe(0);
});

test('waits while there is a reason to, says it, and says when it is over', async () => {
  const { pace, told, now } = clockwork(undefined, ['full', 'full', undefined]);
  await pace.turn();
  expect(told).toEqual(['full', 'full', undefined]);
  expect(now()).toBe(4_000);
});

describe('the pressure', () => {
  const limits = { logPercent: 70, blocked: 5 };

  test('is a reason to wait above its limits', () => {
    expect(reasonToWait({ logPercent: 70, blocked: 5 }, limits)).toBeUndefined();
    expect(reasonToWait({ logPercent: 71, blocked: 0 }, limits)).toContain('the log is 71 % full');
    expect(reasonToWait({ logPercent: 1, blocked: 6 }, limits)).toContain('6 requests wait');
  });

  test('is none where it cannot be seen, and that is said', () => {
    const unseen = { logPercent: undefined, blocked: undefined };
    expect(reasonToWait(unseen, limits)).toBeUndefined();
    expect(unwatched(unseen)).toEqual(['the use of the log', 'blocking']);
  });
});

test('a stop ends a wait at once, whether for its turn or for the database', async () => {
  const controller = new AbortController();
  const reasons = ['the log is full', 'the log is full'];
  const pace = new Pace({
    rowsPerSecond: 1,
    reasonToWait: async () => reasons[0],
    onWait: () => controller.abort(),
    stop: controller.signal,
  });
  await pace.turn();
  pace.spend(100_000);
  await expect(pace.turn()).resolves.toBeLessThan(5_000);
});
