// Work that can wait until this thread has nothing better to do: bytes on their way to the database go first.
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

const sliceMs = 3;

/** Resolves once the thread has mostly waited for some milliseconds. */
export async function whenIdle(): Promise<void> {
  for (let isIdle = false; !isIdle; ) {
    const before = performance.eventLoopUtilization();
    await setTimeout(sliceMs);
    isIdle = performance.eventLoopUtilization(before).utilization < 0.5;
  }
}
