// Starts the compiled host on the fixture app and lets a test see what its functions saw.
import { join } from 'node:path';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';

export const FIXTURE = join(__dirname, '..', 'fixture-app');

const TRIGGERED = ['batches', 'singles', 'blobs', 'ticks', 'overlaps'] as const;
type Triggered = (typeof TRIGGERED)[number];

export interface FixtureHost {
  readonly standIn: StandIn;
  readonly url: string;
  /** What the host wrote to stderr. */
  readonly log: readonly string[];
  seen<T>(name: string): Promise<T[]>;
}

/** Only the `triggered` functions listen, besides the HTTP ones: the others are disabled by their settings. */
export async function startFixture(
  triggered: readonly Triggered[],
  env: Readonly<Record<string, string>> = {},
): Promise<FixtureHost> {
  const log: string[] = [];
  const disabled = TRIGGERED.filter((name) => !triggered.includes(name));
  const standIn = await startStandIn(
    'functions-host/main.js',
    ['--port', '0', '--app', FIXTURE],
    {
      ...process.env,
      ...env,
      ...Object.fromEntries(disabled.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true'])),
    },
    (line) => log.push(line),
  );
  const url = `http://127.0.0.1:${standIn.port}/api`;
  return {
    standIn,
    url,
    log,
    async seen<T>(name: string) {
      return (await (await fetch(`${url}/seen/${name}`)).json()) as T[];
    },
  };
}
