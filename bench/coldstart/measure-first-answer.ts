// How long it takes from the start of a host's process to its first answer over HTTP, with telemetry off and on.
import { workerArguments } from '../../local/local-settings';
import { startStandIn } from '../../local/stand-in-process';
import { median } from '../statistics';
import { type Contestant, contestants } from './contestants';
import { coldEnvironment, telemetryTo } from './environment';
import { inTurn } from './rounds';
import { startSilentServer } from './silent-server';

export const starts = [...contestants, 'bundleWithTelemetry'] as const;
type Start = (typeof starts)[number];

export interface FirstAnswerResult {
  /** Milliseconds. */
  readonly figures: Readonly<Record<Start, number>>;
  /** The median of the rounds' ratios, with the telemetry to a server that never answers. */
  readonly withTelemetryToWithout: number;
}

export class NotAlive extends Error {
  constructor(
    readonly start: string,
    readonly status: number,
  ) {
    super(`${start} answered /api/health with ${status}`);
    this.name = 'NotAlive';
  }
}

/** `disabled`: the functions that would connect to services. Throws NotAlive, and StandInFailed for an app that does not start. */
export async function measureFirstAnswer(
  folders: Readonly<Record<Contestant, string>>,
  disabled: readonly string[],
  rounds: number,
): Promise<FirstAnswerResult> {
  const server = await startSilentServer();
  const off = Object.fromEntries(disabled.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));
  const environment = { ...coldEnvironment(), ...off };
  try {
    const measured = await inTurn(starts, rounds, (start) =>
      start === 'bundleWithTelemetry'
        ? firstAnswer(start, folders.bundle, { ...environment, ...telemetryTo(server.port) })
        : firstAnswer(start, folders[start], environment),
    );
    const of = (start: Start) => median(measured.map((round) => round[start]));
    return {
      figures: {
        bundle: of('bundle'),
        unbundled: of('unbundled'),
        empty: of('empty'),
        bundleWithTelemetry: of('bundleWithTelemetry'),
      },
      withTelemetryToWithout: median(measured.map(({ bundle, bundleWithTelemetry }) => bundleWithTelemetry / bundle)),
    };
  } finally {
    await server.close();
  }
}

async function firstAnswer(start: Start, folder: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now();
  const args = ['--port', '0', '--app', folder];
  const quiet = () => undefined;
  const host = await startStandIn('functions-host/main.js', args, environment, quiet, workerArguments(environment));
  try {
    const { status } = await fetch(`http://127.0.0.1:${host.port}/api/health`);
    const ms = performance.now() - begun;
    if (status !== 200) throw new NotAlive(start, status);
    return ms;
  } finally {
    await host.kill();
  }
}
