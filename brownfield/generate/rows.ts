// What a generator gives the loader: rows by table, as columns and values; parents are named by their business number.
import type { Random } from '../../bench/workload/random';
import { dayIn, instantOn, monthsLater } from './dates';

export type Value = string | number | boolean | null;

/** A column that the table has not (`userName` in WorkHistory) names the row of the parent table; see load/tables.ts. */
export type Row = Readonly<Record<string, Value>>;

export type RowsByTable = ReadonlyMap<string, readonly Row[]>;

/** The audit columns as the old pages and importers filled them. */
export function audit(random: Random, by = 'web'): Row {
  const created = dayIn(random, random.int(2012, 2023));
  const updated = random.chance(0.6) ? instantOn(random, monthsLater(created, random.int(1, 12))) : null;
  return {
    createdDate: instantOn(random, created),
    createdBy: random.chance(0.1) ? 'import-2014' : by,
    lastUpdated: updated,
    updatedBy: updated === null ? null : by,
  };
}

/** Of tables whose rows never change. */
export function created(random: Random, by = 'web'): Row {
  return { createdDate: instantOn(random, dayIn(random, random.int(2012, 2023))), createdBy: by };
}
