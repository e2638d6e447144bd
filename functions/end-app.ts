// The end of the app: connections are closed, then the rest of the telemetry goes out, whatever became of the connections.
import type { Telemetry } from '../shared/telemetry/start';
import { within } from '../shared/within';

export interface Closable {
  close(): Promise<void>;
}

/**
 * How long closing is waited for. The host gives a worker five seconds to end, of which telemetry takes three at most.
 * https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Workers/WorkerConstants.cs
 */
const closingMs = 1_500;

/** Never rejects: a client that does not close, or only with an error, is the likelier the more there is to be told of. */
export async function endApp(open: readonly Closable[], telemetry: Telemetry | undefined): Promise<void> {
  const closed = Promise.allSettled(open.map(async (client) => client.close()));
  await within(closingMs, closed, () => new Error('some connections were left open')).catch(() => undefined);
  await telemetry?.stop();
}
