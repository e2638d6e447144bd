// How much a link is to be moved: its rows, and what its values hold, for one of them may be as long as a document.
import type { StoredSet } from '../../../shared/audit/verify';

/** Characters of values that weigh as much as a row. */
const charactersOfRow = 2_000;

/** In rows. */
export function weightOf({ changes }: StoredSet): number {
  const characters = changes.reduce(
    (sum, { beforeValue, afterValue }) => sum + (beforeValue?.length ?? 0) + (afterValue?.length ?? 0),
    0,
  );
  return 1 + changes.length + characters / charactersOfRow;
}

export function weightOfAll(stretches: readonly { readonly sets: readonly StoredSet[] }[]): number {
  return stretches.reduce((sum, { sets }) => sets.reduce((part, set) => part + weightOf(set), sum), 0);
}
