// Runs a function on its schedule, never twice at once. What was missed while the host was down is not made up for.
import { z } from 'zod';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import { resolveNames, type Settings } from '../settings';
import { pause, type TriggerListener, triggerOptions, untilStopped } from '../trigger-listener';
import { parseSchedule, type Schedule } from './schedule';

const TimerBinding = z.object({ schedule: z.string(), runOnStartup: z.boolean().default(false) });

/** setTimeout counts in 32 bits. */
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

export function startTimer(fn: RegisteredFunction, settings: Settings, invoke: Invoke): TriggerListener {
  const binding = triggerOptions(fn, TimerBinding);
  const text = resolveNames(settings, binding.schedule);
  const schedule = parseSchedule(text, settings.WEBSITE_TIME_ZONE ?? 'UTC', `function ${fn.name}`);
  return untilStopped((stop) => run(fn, schedule, binding.runOnStartup, invoke, stop));
}

async function run(
  fn: RegisteredFunction,
  schedule: Schedule,
  runOnStartup: boolean,
  invoke: Invoke,
  stop: AbortSignal,
): Promise<void> {
  let last: Date | undefined;
  let next = schedule(new Date());
  let dueNow = runOnStartup;
  while (true) {
    if (!dueNow) await pauseUntil(next, stop);
    if (stop.aborted) return;
    // A timer may go off a little early: the run still belongs to the time that it was due at.
    const now = new Date(Math.max(Date.now(), dueNow ? 0 : next.getTime()));
    dueNow = false;
    const status = { Last: last ?? '0001-01-01T00:00:00', Next: next, LastUpdated: last ?? '0001-01-01T00:00:00' };
    const timer = { Schedule: { AdjustForDST: true }, ScheduleStatus: status, IsPastDue: false };
    await invoke(fn, { data: { json: JSON.stringify(timer) } }).catch(() => undefined);
    last = now;
    next = schedule(now);
  }
}

async function pauseUntil(due: Date, stop: AbortSignal): Promise<void> {
  for (let rest = due.getTime() - Date.now(); rest > 0 && !stop.aborted; rest = due.getTime() - Date.now()) {
    await pause(Math.min(rest, LONGEST_PAUSE_MS), stop);
  }
}
