// The figures of a run as one object, the goals that they are held to, and both for people.
import type { Goal } from '../report';
import { rounded } from '../statistics';
import { type Contestant, contestants } from './contestants';
import type { FirstAnswerResult } from './measure-first-answer';
import type { LoadFigures, LoadResult } from './measure-load';
import type { Size } from './sizes';

/** What `--json` prints. Milliseconds and bytes; figures of time to three significant digits. */
export interface Report {
  readonly node: string;
  readonly runs: number;
  readonly load: Readonly<Record<Contestant, LoadFigures>>;
  readonly unbundledToBundle: LoadResult['unbundledToBundle'];
  readonly firstAnswerMs: FirstAnswerResult['figures'];
  readonly withTelemetryToWithout: number;
  readonly size: Readonly<Record<Contestant, Size>>;
  readonly goals: readonly Goal[];
}

export function reportOf(
  runs: number,
  load: LoadResult,
  first: FirstAnswerResult,
  size: Readonly<Record<Contestant, Size>>,
): Report {
  const { wall, cpu } = load.unbundledToBundle;
  return {
    node: process.version,
    runs,
    load: roundedAll(load.figures),
    unbundledToBundle: { wall: rounded(wall), cpu: rounded(cpu) },
    firstAnswerMs: roundedAll(first.figures),
    withTelemetryToWithout: rounded(first.withTelemetryToWithout),
    size,
    goals: [
      // Of processors' time: that of the clock tells what else the machine did as well, and tells it of short runs more than of long ones.
      { goal: 'the bundle loads at least 3 times faster than the same app unbundled', met: cpu >= 3 },
      {
        goal: 'with an Application Insights that never answers the first answer takes at most half longer',
        met: first.withTelemetryToWithout <= 1.5,
      },
    ],
  };
}

export function printed(report: Report): string {
  const { load, unbundledToBundle, firstAnswerMs, size } = report;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const lines = [
    `Medians of ${report.runs} rounds, Node ${report.node}`,
    '',
    'Load, until the functions are registered',
    ...contestants.map((name) =>
      row(name, `${load[name].wallMs} ms`, `${load[name].cpuMs} ms of processors, ${load[name].files} files`),
    ),
    row(
      'unbundled ÷ bundle',
      `${unbundledToBundle.cpu}`,
      `of processors' time, ${unbundledToBundle.wall} by the clock`,
    ),
    '',
    'First answer of /api/health, from the start of the local host',
    ...contestants.map((name) => row(name, `${firstAnswerMs[name]} ms`)),
    row(
      'bundle, telemetry on',
      `${firstAnswerMs.bundleWithTelemetry} ms`,
      `${report.withTelemetryToWithout} of the time without`,
    ),
    '',
    'Size',
    ...contestants.map((name) =>
      row(name, megabytes(size[name].bytes), `${size[name].files} files, zipped ${megabytes(size[name].zippedBytes)}`),
    ),
    '',
    ...report.goals.map(({ goal, met }) => `${met ? 'met    ' : 'MISSED '} ${goal}`),
    '',
  ];
  return lines.join('\n');
}

function row(name: string, figure: string, remark = ''): string {
  return `  ${name.padEnd(22)}${figure.padStart(9)}  ${remark}`.trimEnd();
}

function roundedAll<T>(figures: T): T {
  const each = (value: unknown): unknown => {
    if (typeof value === 'number') return rounded(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]));
  };
  return each(figures) as T;
}
