// Every minute: what nobody hears of by itself is measured. How long messages wait and whether there are dead letters, by a look that takes
// nothing; and a heartbeat once all were seen, so that it shows when nobody watches, or cannot.
import type { TimerHandler } from '@azure/functions';
import type { QueueWatch } from '../../shared/messaging/queue-watch';
import { describeError } from '../../shared/telemetry/describe-error';
import { loggerOf } from '../../shared/telemetry/logger';
import { metrics } from '../../shared/telemetry/metrics';

export function watch(queues: readonly QueueWatch[]): TimerHandler {
  return async (_timer, context) => {
    const looks = await Promise.allSettled(queues.map(look));
    for (const [index, result] of looks.entries()) {
      if (result.status === 'fulfilled') continue;
      const queue = queues[index]?.queue ?? '';
      loggerOf(context).error('queue-not-seen', { queue, ...describeError(result.reason) });
    }
    if (looks.every(({ status }) => status === 'fulfilled')) metrics.heartbeat.add(1);
  };
}

async function look({ queue, oldestEnqueuedAt, deadLetters }: QueueWatch): Promise<void> {
  const oldest = await oldestEnqueuedAt();
  // By two clocks: an age is never less than none.
  const seconds = oldest === undefined ? 0 : Math.max(0, (Date.now() - oldest.getTime()) / 1000);
  metrics.queueOldest.record(seconds, { queue });
  metrics.queueDeadLetters.record(await deadLetters(), { queue });
}
