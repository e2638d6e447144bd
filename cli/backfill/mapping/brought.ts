// What comes of one user's rows: a profile to bring, and a report of what could not be read.
import type { Given } from '../../../shared/sections/section';

/** A row as the mssql client gives it, by column name. */
export type Row = Readonly<Record<string, unknown>>;

export interface BroughtProfile {
  /** The users' key as text (keyTextOf). */
  readonly userKey: string;
  /** Null when the mapping gives none for this user: then nothing of him is brought, and `unreadable` says why. */
  readonly profileId: string | null;
  readonly ownerId: string | null;
  /** An ISO 8601 instant, UTC: the newest change of the rows that gave an item; null when none says when it was changed. */
  readonly lastUpdated: string | null;
  /** By section name; every section that the mapping feeds is there, also with nothing in it. */
  readonly sections: ReadonlyMap<string, readonly BroughtItem[]>;
  readonly unreadable: readonly Unreadable[];
}

export interface BroughtItem {
  /** The same each time the same entry of the same row is read by a mapping of the same name. */
  readonly itemId: string;
  /** Passes validateItem of its section, and holds no itemId. */
  readonly given: Given;
  readonly source: ItemSource;
}

export interface ItemSource {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** From 0: which entry of the row's list or lines; 0 where the row is the item. */
  readonly ordinal: number;
}

/** What was done about it. */
export type Outcome = 'profile-left-out' | 'item-left-out' | 'field-left-out' | 'entry-left-out' | 'cut' | 'replaced';

/** Says where and why, never what: it may be kept and sent. */
export interface Unreadable {
  /** Its name in the mapping; null for what is said of the user himself. */
  readonly source: string | null;
  readonly table: string;
  readonly key: string;
  /** Null where the fault is of the whole row. */
  readonly column: string | null;
  /** Inside the column: a JSON Pointer (RFC 6901) or `line 3`; null where the column holds one value. */
  readonly path: string | null;
  readonly section: string | null;
  readonly field: string | null;
  readonly code: string;
  /** One fixed sentence for the code. */
  readonly why: string;
  readonly outcome: Outcome;
  /** The value, at most 40 characters: for whoever looks at the terminal and asked for it, never for a file. */
  readonly sample?: string;
}

/** A key as text, exactly: what a page begins after, and by which a row is given to its user. */
export function keyTextOf(value: unknown): string {
  return String(value);
}
