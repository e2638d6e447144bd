// The figures of a run: totals a field for each group of files, and whether the goals are met.
import { type FieldName, goalOf } from './fields';
import type { ScoredFile } from './parse-all';
import { f1, precision, recall, type Total, totalOf } from './totals';

export interface Figure {
  /** Shares to four decimals; null where there is nothing to take a share of. */
  readonly f1: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Facts of the truth. */
  readonly facts: number;
}
export interface Group {
  readonly name: string;
  readonly files: number;
  readonly fields: Partial<Record<FieldName, Figure>>;
}
export interface Report {
  readonly groups: readonly Group[];
  /** Statuses that files ended in, and how many. */
  readonly statuses: Readonly<Record<string, number>>;
}

export function reportOf(scored: readonly ScoredFile[], fields: readonly FieldName[]): Report {
  const group = (name: string, chosen: (one: ScoredFile) => boolean) => groupOf(name, scored.filter(chosen), fields);
  const known = ({ file }: ScoredFile) =>
    !file.document.heldOut && !file.layout.heldOut && file.layout.writer !== 'text';
  const values = (of: (one: ScoredFile) => string) => [...new Set(scored.filter(known).map(of))];
  return {
    groups: [
      group('tuning', known),
      group(
        'held-out documents',
        ({ file }) => file.document.heldOut && !file.layout.heldOut && file.layout.writer !== 'text',
      ),
      group('held-out layouts', ({ file }) => !file.document.heldOut && file.layout.heldOut),
      group('held-out both', ({ file }) => file.document.heldOut && file.layout.heldOut),
      group('text, Markdown, HTML', ({ file }) => file.layout.writer === 'text'),
      ...values(({ file }) => file.layout.id).map((id) => group(id, (one) => known(one) && one.file.layout.id === id)),
      ...values(({ file }) => file.document.language).map((language) =>
        group(language, (one) => known(one) && one.file.document.language === language),
      ),
    ].filter(({ files }) => files > 0),
    statuses: countsOf(scored.map(({ result }) => result.status)),
  };
}

/** The goals that a group misses, in words. */
export function missesOf({ fields }: Group): string[] {
  return Object.entries(fields).flatMap(([field, figure]) => {
    const goal = goalOf(field as FieldName);
    return goal !== undefined && figure.f1 !== null && figure.f1 < goal
      ? [`${field} ${figure.f1.toFixed(3)} < ${goal}`]
      : [];
  });
}

function groupOf(name: string, scored: readonly ScoredFile[], fields: readonly FieldName[]): Group {
  const facts = scored.flatMap((one) => one.facts);
  return {
    name,
    files: scored.length,
    fields: Object.fromEntries(fields.map((field) => [field, figureOf(totalOf(facts, field))])),
  };
}

function figureOf(total: Total): Figure {
  const share = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10_000) / 10_000);
  return {
    f1: share(f1(total)),
    precision: share(precision(total)),
    recall: share(recall(total)),
    facts: total.right + total.missed,
  };
}

function countsOf(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
