import { eventually } from '../eventually';
import { type FixtureHost, startFixture } from './fixture-host';

interface Tick {
  readonly isPastDue: boolean;
  readonly schedule: { readonly adjustForDST: boolean };
  readonly scheduleStatus: { readonly last: string; readonly next: string };
}

let host: FixtureHost;

beforeAll(async () => {
  host = await startFixture(['ticks', 'overlaps']);
});
afterAll(() => host?.standIn.stop());

test('a timer with runOnStartup runs at once and then at each second of its schedule, once each', async () => {
  const ticks = await eventually('three ticks', async () => {
    const seen = await host.seen<Tick>('ticks');
    return seen.length >= 3 && seen;
  });
  expect(ticks[0]).toMatchObject({ isPastDue: false, schedule: { adjustForDST: true } });
  const due = ticks.map(({ scheduleStatus }) => Date.parse(scheduleStatus.next));
  expect(due.every((time) => time % 1000 === 0)).toBe(true);
  expect((due[2] ?? 0) - (due[1] ?? 0)).toBe(1000);
});

test('a run that is longer than its interval is never overlapped by the next', async () => {
  const atOnce = await eventually('four runs', async () => {
    const seen = await host.seen<number>('overlaps');
    return seen.length >= 4 && seen;
  });
  expect(atOnce.every((count) => count === 1)).toBe(true);
});
