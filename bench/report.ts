// The figures of a run as one object, and the goals that they are held to.
import type { BackfillFigures } from './backfill/measure';
import type { BulkFigures } from './bulk/lines-accepted';
import type { HttpFigures } from './http/accepting';
import type { LatencyFigures } from './latency/accepted-to-persisted';
import type { MemoryFigures, Span } from './memory/measure';
import { rounded } from './statistics';
import type { WriterFigures } from './writer/contest';

/** Parts that did not run are missing. */
export interface Figures {
  readonly writer?: WriterFigures;
  readonly http?: HttpFigures;
  readonly bulk?: BulkFigures;
  readonly latency?: LatencyFigures;
  readonly memory?: MemoryFigures;
  readonly backfill?: BackfillFigures;
}

export interface Goal {
  readonly goal: string;
  readonly met: boolean;
}

/** What `--json` prints. All figures to three significant digits. */
export interface Report {
  readonly server: string;
  readonly writer?: WriterFigures;
  readonly http?: HttpFigures;
  readonly bulk?: BulkFigures;
  readonly latencyMs?: LatencyFigures;
  /** Of the whole process, in MB; `heap` is what was in use after garbage collections. */
  readonly memoryMb?: Span & { readonly heap: Span; readonly commands: number };
  readonly backfill?: BackfillFigures;
  readonly goals: readonly Goal[];
}

export function reportOf(server: string, figures: Figures): Report {
  const { writer, http, bulk, latency, memory, backfill } = figures;
  return {
    server,
    ...(writer ? { writer: roundedAll(writer) } : {}),
    ...(http ? { http: roundedAll(http) } : {}),
    ...(bulk ? { bulk: roundedAll(bulk) } : {}),
    ...(latency ? { latencyMs: roundedAll(latency) } : {}),
    ...(memory
      ? { memoryMb: { ...roundedAll(memory.rss), heap: roundedAll(memory.heap), commands: memory.commands } }
      : {}),
    ...(backfill ? { backfill: roundedAll(backfill) } : {}),
    goals: goalsOf(figures),
  };
}

function goalsOf({ writer, http, memory, backfill }: Figures): Goal[] {
  const goals: Goal[] = [];
  if (writer) {
    goals.push(
      { goal: 'batches of 500 are at least 10 times as fast as row by row', met: writer.vsRowByRow >= 10 },
      { goal: 'batches of 500 are at least half as fast as bare inserts of the same rows', met: writer.vsLimit >= 0.5 },
      { goal: 'a batch takes at most four round trips', met: writer.roundTripsPerBatch <= 4 },
    );
  }
  if (http)
    goals.push({ goal: 'steps are accepted at 70 % or more of what a bare function does', met: http.vsBare >= 0.7 });
  if (memory) goals.push({ goal: 'memory is flat', met: isFlat(memory) });
  if (backfill) {
    goals.push(
      {
        goal: 'a backfill with its audit rows is at least a third as fast as bare INSERT … SELECT of the same columns',
        met: backfill.vsBare >= 1 / 3,
      },
      { goal: 'the memory of a backfill is flat', met: isFlat(backfill) },
    );
  }
  return goals;
}

/** What is in use grows by less than 5 MB, and the process by less than a tenth, which is how far collections differ. */
function isFlat({ heap, rss }: Pick<MemoryFigures, 'heap' | 'rss'>): boolean {
  return heap.end - heap.start < 5 && rss.end < rss.start * 1.1;
}

/** Every number inside, to three significant digits. */
function roundedAll<T extends object>(figures: T): T {
  return JSON.parse(
    JSON.stringify(figures, (_name, value: unknown) => (typeof value === 'number' ? rounded(value) : value)),
  ) as T;
}
