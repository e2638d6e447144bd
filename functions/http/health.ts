// GET health (the app is alive) and GET ready (what it needs can be reached).
import type { Handle, OpenCall } from '../../shared/http/guarded';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { describeError } from '../../shared/telemetry/describe-error';
import type { Logger } from '../../shared/telemetry/logger';

/** Each resolves when its service answers, within seconds. */
export interface Probes {
  readonly queue: () => Promise<void>;
  readonly sql: () => Promise<void>;
  readonly blob: () => Promise<void>;
}

/** How long what was found is told again. */
const keptMs = 2_000;

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

/**
 * 200, or 503 where something cannot be reached. What, and how long each took, is for operators; why is for the log alone. Anybody may
 * ask, and each probe costs connections: whoever asks while one is under way, or within 2 s of it, is told what that one finds.
 */
export function ready(probes: Probes): Handle<OpenCall> {
  let latest: Promise<readonly Reached[]> | undefined;
  const reachAll = async (log: Logger) => {
    const reached = await Promise.all(Object.entries(probes).map(([name, probe]) => reach(name, probe, log)));
    setTimeout(() => {
      latest = undefined;
    }, keptMs).unref();
    return reached;
  };
  return async ({ request, log, caller }) => {
    readQuery(request, []);
    latest ??= reachAll(log);
    const reached = await latest;
    const checks = Object.fromEntries(reached.map(({ name, ...check }) => [name, check]));
    const members = caller?.roles.has('operator') ? { checks } : {};
    if (reached.every((one) => one.reached)) return { status: 200, body: { status: 'ready', ...members } };
    throw new HttpProblem('not-ready', 'Ask again in a moment.', { headers: { 'retry-after': '5' }, members });
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
