// The command line and the progress of `npm run brownfield`.
import { parseBrownfieldOptions } from '../../brownfield/options';
import { progressLine, progressTo } from '../../brownfield/progress';
import { UsageError } from '../../cli/usage';

test('without options there are 1,000 users of seed 1, and nothing is dropped', () => {
  expect(parseBrownfieldOptions([])).toEqual({ users: 1000, seed: 1, drop: false });
});

test('takes users, seed and drop', () => {
  expect(parseBrownfieldOptions(['--users', '1000000', '--seed', '0', '--drop'])).toEqual({
    users: 1_000_000,
    seed: 0,
    drop: true,
  });
});

test.each([
  ['--users', '99'],
  ['--users', '1000001'],
  ['--users', '1e3'],
  ['--users', ''],
  ['--seed', '-1'],
  ['--seed', '4294967296'],
  ['--sede', '1'],
])('%s %s is refused', (option, value) => {
  expect(() => parseBrownfieldOptions([`${option}=${value}`])).toThrow(UsageError);
});

test('the line tells the rate and the time that is left', () => {
  expect(progressLine({ users: 500, rows: 4000, dirt: 0 }, 2000, 2)).toBe(
    '500 of 2000 users, 4000 rows, 2000 rows/s, 6 s left',
  );
});

test('on a terminal one line is written over, elsewhere a line comes every ten seconds', () => {
  const written = { terminal: '', log: '' };
  let time = 0;
  const now = () => time;
  const terminal = { isTTY: true, write: (text: string) => (written.terminal += text) };
  const log = { write: (text: string) => (written.log += text) };
  const tellers = [progressTo(terminal, 1000, now), progressTo(log, 1000, now)];
  for (const [users, at] of [
    [250, 1000],
    [500, 11_000],
    [1000, 12_000],
  ] as const) {
    time = at;
    for (const tell of tellers) tell({ users, rows: users * 8, dirt: 0 });
  }
  expect(written.terminal.split('\r')).toHaveLength(4);
  expect(written.terminal.endsWith('\n')).toBe(true);
  expect(written.log).toBe('500 of 1000 users, 4000 rows, 364 rows/s, 11 s left\n');
});
