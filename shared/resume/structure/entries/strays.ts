// Entries that are none: a heading inside of an entry (`Key Responsibilities`), a sentence of a list. They belong to the entry before.
import type { Row } from './rows';
import type { Entry } from './split-entries';

/** The strays' lines go to the entry before; what no entry stands before is left to the text. */
export function withoutStrays<T extends { readonly entry: Entry }>(
  entries: readonly T[],
  isStray: (entry: T, areDated: boolean) => boolean,
): readonly T[] {
  const areDated = entries.some(({ entry }) => entry.head.some(({ periods }) => periods.length > 0));
  const kept: T[] = [];
  for (const one of entries) {
    const before = kept.at(-1);
    if (!isStray(one, areDated)) kept.push(one);
    else if (before !== undefined) kept[kept.length - 1] = { ...before, entry: joined(before.entry, one.entry) };
  }
  return kept;
}

function joined({ head, body }: Entry, stray: Entry): Entry {
  return { head, body: [...body, ...stray.head.map(asBody), ...stray.body] };
}

const asBody = (row: Row): Row => ({ ...row, kind: row.line.bullet ? 'bullet' : 'prose' });
