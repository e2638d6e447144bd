// How many commands a second are accepted as lines of a bulk, beside the same commands sent one a request, in turn, on the same app.
import { requestToken } from '../../local/issuer/request-token';
import type { Databases } from '../databases';
import { acceptedPerSecond, NotAccepted } from '../http/accepting';
import { startBenchStack } from '../local-stack';
import type { Plan } from '../plan';
import { median } from '../statistics';
import { commands } from '../workload/commands';
import { authorized, nextLines, nextPuts } from '../workload/requests';

export interface BulkFigures {
  readonly linesPerSecond: number;
  readonly putsPerSecond: number;
  /** The median of the rounds' ratios. */
  readonly vsPuts: number;
}

/** The queue's trigger is off: only the accepting runs. Throws NotAccepted when a line or a request was not. */
export async function measureBulk(databases: Databases, plan: Plan['bulk']): Promise<BulkFigures> {
  const { connectionString } = await databases.create();
  const stack = await startBenchStack(connectionString, { 'AzureWebJobs.profile-commands.Disabled': 'true' });
  try {
    const token = await requestToken(stack.settings.OIDC_ISSUER ?? '', { role: 'importer' });
    const puts = await authorized(nextPuts(commands(3), 300), stack.tokenOf);
    const lines = nextLines(commands(3), plan.lines);
    const rounds: { lines: number; puts: number }[] = [];
    // The first round is for the compiler and is not counted.
    for (let round = 0; round <= plan.rounds; round++) {
      const asPuts = await acceptedPerSecond(stack.url, puts, plan.seconds);
      rounds.push({ puts: asPuts, lines: await linesPerSecond(`${stack.url}/api/bulk`, token, lines) });
    }
    const counted = rounds.slice(1);
    return {
      linesPerSecond: median(counted.map((round) => round.lines)),
      putsPerSecond: median(counted.map((round) => round.puts)),
      vsPuts: median(counted.map((round) => round.lines / round.puts)),
    };
  } finally {
    await stack.stop();
  }
}

async function linesPerSecond(url: string, token: string, lines: readonly string[]): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
  const start = performance.now();
  const answer = await fetch(url, { method: 'POST', headers, body: lines.join('\n') });
  const { accepted } = (await answer.json()) as { accepted?: number };
  const seconds = (performance.now() - start) / 1000;
  if (answer.status !== 202 || accepted !== lines.length) throw new NotAccepted(url, `${answer.status}: ${accepted}`);
  return lines.length / seconds;
}
