// What a run would do, without doing it: the same pages are read and mapped, and only counted.
import type { Unreadable } from './mapping/brought';
import { type PageReader, readPage, readStrays } from './read-pages';
import { usersSource } from './source-names';
import type { Checkpoint } from './store/runs';
import { strayCode, strayWhy, withStrays } from './strays';
import { sortOut } from './taken-profiles';
import { checkpointsAfter, findingOf, tablesOf } from './tally';
import { UuidSet } from './uuid-set';

export interface PlanTools {
  readonly reader: PageReader;
  /** How many users are read at most. */
  readonly users: number | undefined;
  readonly onPage: (users: number) => void;
}

export interface Reason {
  readonly source: string;
  readonly field: string | null;
  readonly code: string;
  readonly why: string;
  count: number;
  /** Where it was found first, with what stands there. */
  readonly samples: {
    readonly table: string;
    readonly key: string;
    readonly column: string | null;
    readonly value: string;
  }[];
}

export interface Planned {
  readonly tables: readonly Checkpoint[];
  /** The most frequent first. */
  readonly reasons: readonly Reason[];
}

const samplesOfEach = 3;

export async function planRun({ reader, users, onPage }: PlanTools): Promise<Planned> {
  const zero = { lastKey: null, rowsRead: 0, itemsBrought: 0, itemsLeftOut: 0 };
  let tables: Checkpoint[] = tablesOf(reader.mapping).map((one) => ({ ...one, ...zero }));
  const reasons = new Map<string, Reason>();
  const seen = new UuidSet();
  let read = 0;
  const wanted = users ?? Number.POSITIVE_INFINITY;
  const sized = (left: number) => ({ ...reader, size: Math.min(reader.size, left) });
  for (let after: string | null = null; read < wanted; ) {
    const page = await readPage(sized(wanted - read), after);
    if (!page) break;
    const before = page.profiles.flatMap(({ profileId }) =>
      profileId !== null && seen.has(profileId) ? profileId : [],
    );
    const { brought, taken } = sortOut(reader.mapping, page.profiles, new Set(before));
    for (const { profileId } of brought) seen.add(profileId);
    const unreadable = [...page.profiles.flatMap((one) => one.unreadable), ...taken];
    tables = checkpointsAfter(tables, page, brought, unreadable.map(findingOf));
    for (const one of unreadable) note(reasons, one);
    after = page.lastKey;
    read += page.rowsRead.get(usersSource) ?? 0;
    onPage(read);
  }
  if (users === undefined) tables = [...withStrays(tables, await noteStrays(reader, reasons))];
  return { tables, reasons: [...reasons.values()].sort((one, other) => other.count - one.count) };
}

function note(reasons: Map<string, Reason>, unreadable: Unreadable): void {
  const { source, field, code, why } = unreadable;
  const reason = reasonOf(reasons, { source: source ?? usersSource, field, code, why });
  reason.count += 1;
  if (reason.samples.length >= samplesOfEach || unreadable.sample === undefined) return;
  const { table, key, column, sample } = unreadable;
  reason.samples.push({ table, key, column, value: sample });
}

function reasonOf(reasons: Map<string, Reason>, told: Pick<Reason, 'source' | 'field' | 'code' | 'why'>): Reason {
  const name = JSON.stringify([told.source, told.field, told.code]);
  const reason = reasons.get(name) ?? { ...told, count: 0, samples: [] };
  reasons.set(name, reason);
  return reason;
}

/** Returns how many there are, by source. */
async function noteStrays(reader: PageReader, reasons: Map<string, Reason>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const { source, keys } of readStrays(reader)) {
    counts.set(source, (counts.get(source) ?? 0) + keys.length);
    reasonOf(reasons, { source, field: null, code: strayCode, why: strayWhy }).count += keys.length;
  }
  return counts;
}
