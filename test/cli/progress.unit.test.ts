// How far a long command has got, as a person reads it.
import { duration, Progress, progressLine } from '../../cli/progress';

test('tells share, count, rate and time left', () => {
  expect(progressLine({ total: 1000, unit: 'users', done: 250, seconds: 10 })).toBe(
    '██████░░░░░░░░░░░░░░░░░░ 25 % · 250 of 1,000 users · 25 users/s · 30 s left',
  );
});

test('what was done before the command began counts for the share and not for the rate', () => {
  expect(progressLine({ total: 1000, unit: 'users', begun: 500, done: 600, seconds: 10 })).toMatch(
    /60 % · 600 of 1,000 users · 10 users\/s · 40 s left$/,
  );
});

test.each([
  [41.2, '42 s'],
  [190, '3 min 10 s'],
  [7_500, '2 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

function shown(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const out = { isTTY, write: (text: string) => written.push(text) > 0 };
  const progress = new Progress({ total: 100, unit: 'rows', out, now: () => time });
  return { written, progress, pass: (ms: number) => (time += ms) };
}

test('writes over one line on a terminal', () => {
  const { written, progress, pass } = shown(true);
  for (let done = 1; done <= 100; done++) {
    pass(50);
    progress.at(done);
  }
  progress.end();
  expect(written.length).toBeLessThan(30);
  expect(written.slice(0, -1).every((text) => text.startsWith('\r'))).toBe(true);
  expect(written.at(-2)).toContain('100 %');
  expect(written.at(-1)).toBe('\n');
});

test('writes a line every ten seconds into a file, and at once why it waits', () => {
  const { written, progress, pass } = shown(false);
  for (let done = 1; done <= 100; done++) {
    pass(500);
    progress.at(done);
  }
  expect(written).toHaveLength(5);
  progress.note('the log is 90 % full');
  expect(written.at(-1)).toMatch(/ · the log is 90 % full\n$/);
});
