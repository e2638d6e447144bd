// How long a step is on its way: from the instant that the edge took it to the moment that another connection can read its outcome.
//
// The start is the operation's acceptedAt. The end is not its completedAt, which the writer reads from the database when it holds
// its locks, before it has written: it is when a look-up, of all that is on its way, first finds the operation committed. Edge and
// look-up share this machine's clock.
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type OperationKey, readOperations } from '../../shared/reading/read-operations';
import type { Database, Databases } from '../databases';
import { startBenchStack } from '../local-stack';
import type { Plan } from '../plan';
import { percentile } from '../statistics';
import { commands } from '../workload/commands';
import { authorized, nextPuts, type Put } from '../workload/requests';

/** Milliseconds. */
export interface LatencyFigures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The longest time between two look-ups in a hundred but one: no latency is known better than that. */
  readonly lookUpsApart: number;
  /** Steps a second that were sent. */
  readonly perSecond: number;
}

const lookUpPauseMs = 5;
const patienceMs = 60_000;

export async function measureLatency(databases: Databases, plan: Plan['latency']): Promise<LatencyFigures> {
  const database = await databases.create();
  const stack = await startBenchStack(database.connectionString);
  const agent = new Agent({ keepAlive: true });
  try {
    const send = (put: Put) => accepted(stack.url, put, agent);
    // The first steps load code, open connections and compile statements.
    const warmUp = Math.min(100, plan.commands);
    const puts = await authorized(nextPuts(commands(3), warmUp + plan.commands), stack.tokenOf);
    await steadyLoad(puts.slice(0, warmUp), plan.perSecond, send, database);
    const { latencies, gaps } = await steadyLoad(puts.slice(warmUp), plan.perSecond, send, database);
    return {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      lookUpsApart: percentile(gaps, 0.99),
      perSecond: plan.perSecond,
    };
  } finally {
    agent.destroy();
    await stack.stop();
  }
}

type Send = (put: Put) => Promise<OperationKey>;

/** Sends at even intervals whatever the answers take, and looks at the same time for what has arrived in the database. */
async function steadyLoad(puts: readonly Put[], perSecond: number, send: Send, { pool }: Database) {
  const onTheWay = new Map<string, OperationKey>();
  const latencies: number[] = [];
  const gaps: number[] = [];
  let sending = true;

  const sendAll = async () => {
    const start = performance.now();
    const answers: Promise<void>[] = [];
    for (const [index, put] of puts.entries()) {
      await setTimeout(Math.max(0, start + (index * 1000) / perSecond - performance.now()));
      answers.push(send(put).then((key) => void onTheWay.set(key.operationId, key)));
    }
    await Promise.all(answers);
  };
  const lookUntilAllArrived = async () => {
    const deadline = Date.now() + patienceMs + (puts.length * 1000) / perSecond;
    let last = performance.now();
    while (sending || onTheWay.size > 0) {
      if (Date.now() > deadline) throw new Error(`${onTheWay.size} accepted steps never arrived in the database`);
      for (const found of onTheWay.size > 0 ? await readOperations(pool, [...onTheWay.values()]) : []) {
        onTheWay.delete(found.operationId);
        latencies.push(Date.now() - Date.parse(found.acceptedAt));
      }
      gaps.push(performance.now() - last);
      last = performance.now();
      await setTimeout(lookUpPauseMs);
    }
  };
  await Promise.all([
    sendAll().finally(() => {
      sending = false;
    }),
    lookUntilAllArrived(),
  ]);
  return { latencies, gaps };
}

/** The operation of a 202. Throws for any other answer. */
function accepted(url: string, { path, headers, body }: Put, agent: Agent): Promise<OperationKey> {
  return new Promise((resolve, reject) => {
    const options = { method: 'PUT', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } };
    const sent = request(`${url}${path}`, options, (response) => {
      response.resume();
      const { location = '' } = response.headers;
      const [, profileId, operationId] = /profiles\/([0-9a-f-]{36})\/operations\/([0-9a-f-]{36})/.exec(location) ?? [];
      if (response.statusCode === 202 && profileId && operationId) resolve({ profileId, operationId });
      else reject(new Error(`PUT ${path} was answered with ${response.statusCode}`));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
