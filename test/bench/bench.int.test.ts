// The bench as it is run, made tiny: what it prints and what it refuses. Its figures are not looked at.
import { startProgram } from '../programs';

const bench = (...args: string[]) => startProgram('bench/main.js', args).ended;

const aNumber = expect.any(Number);

test('prints one JSON object of the promised shape and nothing else', async () => {
  const { code, stdout, stderr } = await bench('--json', '--commands', '30');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    writer: {
      commandsPerSecond: { '1': aNumber, '10': aNumber, '100': aNumber, '500': aNumber },
      vsRowByRow: aNumber,
      vsLimit: aNumber,
      roundTripsPerBatch: 4,
      savedBytesPerBatch: aNumber,
    },
    http: { perSecond: aNumber, vsBare: aNumber },
    bulk: { linesPerSecond: aNumber, putsPerSecond: aNumber, vsPuts: aNumber },
    latencyMs: { p50: aNumber, p95: aNumber, p99: aNumber },
    memoryMb: { start: aNumber, end: aNumber, peak: aNumber },
    backfill: { users: 500, itemsPerSecond: aNumber, vsBare: aNumber, vsBareSections: aNumber },
  });
  expect(report.goals).toHaveLength(7);
}, 240_000);

test('runs only the parts that it is asked for, and says for people what came of them', async () => {
  const { code, stdout } = await bench('--only', 'memory', '--commands', '10');
  expect(code).toBe(0);
  expect(stdout).toContain('Memory of the writer over 10 commands');
  expect(stdout).not.toContain('HTTP');
}, 120_000);

test.each([
  [['--fast'], "Unknown option '--fast'"],
  [['--only', 'writer,disk'], 'unknown part disk'],
  [['--commands', '1.5'], "'1.5' is not a number of commands"],
  [['writer'], 'Unexpected argument'],
])('refuses %j with exit code 2, its reason and its usage', async (args, reason) => {
  const { code, stdout, stderr } = await bench(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(reason);
  expect(stderr).toContain('--only PART,PART');
});
