// The bench of cold starts as it is run, made tiny: what it prints and what it refuses. Its figures of time are not looked at.
import { startProgram } from '../programs';

const bench = (...args: string[]) => startProgram('bench/coldstart/main.js', args).ended;

const aNumber = expect.any(Number);

test('prints one JSON object of the promised shape and nothing else', async () => {
  const { code, stdout, stderr } = await bench('--json', '--runs', '1');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout);
  const load = { wallMs: aNumber, cpuMs: aNumber, files: aNumber };
  const size = { files: aNumber, bytes: aNumber, zippedBytes: aNumber };
  expect(report).toMatchObject({
    runs: 1,
    load: { bundle: { ...load, files: 1 }, unbundled: load, empty: load },
    unbundledToBundle: { wall: aNumber, cpu: aNumber },
    firstAnswerMs: { bundle: aNumber, unbundled: aNumber, empty: aNumber, bundleWithTelemetry: aNumber },
    withTelemetryToWithout: aNumber,
    size: { bundle: size, unbundled: size, empty: size },
  });
  expect(report.goals).toHaveLength(2);
  expect(report.load.unbundled.files).toBeGreaterThan(100);
  expect(report.size.bundle.bytes).toBeLessThan(report.size.unbundled.bytes / 5);
}, 120_000);

test.each([
  [['--fast'], "Unknown option '--fast'"],
  [['--runs', '0'], "'0' is not a number of runs"],
])('refuses %j with exit code 2, its reason and its usage', async (args, reason) => {
  const { code, stdout, stderr } = await bench(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(reason);
  expect(stderr).toContain('--runs N');
});
