// What a committed batch did, as metrics: rows by table, commands by their end, and how long they were on their way.
import { metrics } from '../telemetry/metrics';
import type { Decision } from './decide';

export interface Committed {
  readonly told: Decision['told'];
  /** Messages that were no command, and are recorded as such. */
  readonly unreadable: number;
  readonly written: readonly { readonly rows: number; readonly table: string | undefined }[];
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** To be called once for each transaction, after its commit. */
export function countCommitted({ told, unreadable, written, at }: Committed): void {
  for (const { rows, table } of written) if (table !== undefined && rows > 0) metrics.batchRows.add(rows, { table });
  for (const alike of Map.groupBy(told, ({ command, outcome }) => `${command.kind} ${outcome}`).values()) {
    const [first] = alike;
    if (first) metrics.commands.add(alike.length, { kind: first.command.kind, outcome: first.outcome });
  }
  if (unreadable > 0) metrics.commands.add(unreadable, { kind: 'unreadable', outcome: 'rejected' });
  for (const { command, outcome } of told) {
    // What comes again was persisted before; what comes out of files was accepted when they were left, whenever they were opened.
    const isAwaited = command.source === 'web' || command.source === 'admin';
    if (isAwaited && outcome !== 'repeated' && outcome !== 'reused') {
      metrics.commandPersisted.record(Math.max(0, at - Date.parse(command.acceptedAt)));
    }
  }
}
