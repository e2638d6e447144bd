// How many steps the edge accepts a second, beside a function that does nothing, in turn, from outside the process.
import { join } from 'node:path';
import autocannon from 'autocannon';
import { workerArguments } from '../../local/local-settings';
import { startStandIn } from '../../local/stand-in-process';
import type { Databases } from '../databases';
import { startBenchStack } from '../local-stack';
import type { Plan } from '../plan';
import { median } from '../statistics';
import { commands } from '../workload/commands';
import { authorized, nextPuts, type Put } from '../workload/requests';

const connections = 100;

export interface HttpFigures {
  readonly perSecond: number;
  readonly barePerSecond: number;
  /** The median of the rounds' ratios. */
  readonly vsBare: number;
}

export class NotAccepted extends Error {
  constructor(
    readonly url: string,
    readonly statuses: string,
  ) {
    super(`${url} did not answer every request with 202: ${statuses}`);
    this.name = 'NotAccepted';
  }
}

/** The queue's trigger is off: only the accepting runs. Throws NotAccepted when a request was answered otherwise. */
export async function measureHttp(databases: Databases, plan: Plan['http']): Promise<HttpFigures> {
  const { connectionString } = await databases.create();
  const stack = await startBenchStack(connectionString, { 'AzureWebJobs.profile-commands.Disabled': 'true' });
  try {
    // Both are sent the same, token and all.
    const puts = await authorized(nextPuts(commands(2), 300), stack.tokenOf);
    // In the same host, started in the same way.
    const args = ['--port', '0', '--app', bareFunction()];
    const bare = await startStandIn(
      'functions-host/main.js',
      args,
      process.env,
      undefined,
      workerArguments(stack.settings),
    );
    try {
      const bareUrl = `http://127.0.0.1:${bare.port}`;
      // Hot code is compiled, and compiled again, for a quarter of a minute; both get the same time.
      for (const url of [stack.url, bareUrl]) await acceptedPerSecond(url, puts, 4 * plan.seconds);
      const rounds: { app: number; bare: number }[] = [];
      for (let round = 0; round < plan.rounds; round++) {
        const app = await acceptedPerSecond(stack.url, puts, plan.seconds);
        rounds.push({ app, bare: await acceptedPerSecond(bareUrl, puts, plan.seconds) });
      }
      return {
        perSecond: median(rounds.map((round) => round.app)),
        barePerSecond: median(rounds.map((round) => round.bare)),
        vsBare: median(rounds.map((round) => round.app / round.bare)),
      };
    } finally {
      await bare.stop();
    }
  } finally {
    await stack.stop();
  }
}

/** PUTs over 100 connections for so many seconds. Throws NotAccepted. */
export async function acceptedPerSecond(url: string, puts: readonly Put[], seconds: number): Promise<number> {
  const requests = puts.map(({ path, headers, body }) => ({
    method: 'PUT' as const,
    path,
    headers: { ...headers },
    body,
  }));
  const result = await autocannon({ url, connections, duration: seconds, requests });
  const { statusCodeStats = {}, errors } = result;
  const others = Object.keys(statusCodeStats).filter((status) => status !== '202');
  if (others.length > 0 || errors > 0) {
    throw new NotAccepted(url, JSON.stringify({ ...statusCodeStats, errors }));
  }
  return result['2xx'] / result.duration;
}

/** The folder of its package.json, whether this file runs compiled or not. */
function bareFunction(): string {
  const root = __dirname.includes(join('dist', 'bench'))
    ? join(__dirname, '..', '..', '..')
    : join(__dirname, '..', '..');
  return join(root, 'bench', 'http', 'bare-function');
}
