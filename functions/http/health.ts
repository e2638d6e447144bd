// GET health (the app is alive) and GET ready (what it needs can be reached).
import type { Handle } from '../../shared/http/guarded';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { describeError, type Logger } from '../../shared/telemetry';

/** Each resolves when its service answers, within seconds. */
export interface Probes {
  readonly queue: () => Promise<void>;
  readonly sql: () => Promise<void>;
  readonly blob: () => Promise<void>;
}

interface Reached {
  readonly name: string;
  readonly reached: boolean;
  readonly latencyMs: number;
}

export function health(): Handle {
  return async ({ request }) => {
    readQuery(request, []);
    return { status: 200, body: { status: 'alive' } };
  };
}

/** 200 with the latency of each, or 503 that names those that cannot be reached. Why is for the log alone. */
export function ready(probes: Probes): Handle {
  return async ({ request, log }) => {
    readQuery(request, []);
    const reached = await Promise.all(Object.entries(probes).map(([name, probe]) => reach(name, probe, log)));
    const checks = Object.fromEntries(reached.map(({ name, ...check }) => [name, check]));
    const missing = reached.filter((one) => !one.reached).map(({ name }) => name);
    if (missing.length === 0) return { status: 200, body: { status: 'ready', checks } };
    throw new HttpProblem('not-ready', `Not reached: ${missing.join(', ')}. Ask again in a moment.`, {
      headers: { 'retry-after': '5' },
      members: { checks },
    });
  };
}

async function reach(name: string, probe: () => Promise<void>, log: Logger): Promise<Reached> {
  const begun = performance.now();
  const reached = await probe().then(
    () => true,
    (error) => {
      log.warn('not-reached', { service: name, ...describeError(error) });
      return false;
    },
  );
  return { name, reached, latencyMs: Math.round(performance.now() - begun) };
}
