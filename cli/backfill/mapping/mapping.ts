// What a mapping says once it has been read: names checked, named parsers put in, defaults filled in. docs/backfill-mapping.md has the keys.
import type { Json, Section } from '../../../shared/sections/section';
import type { Parse } from '../parsers/parse';

export interface Mapping {
  readonly version: 1;
  /** In the ids of items and in the audit (`backfill:<name>`): another name is another backfill. */
  readonly name: string;
  readonly profiles: Profiles;
  readonly sources: readonly Source[];
}

/** The driving table: one row a user. */
export interface Profiles {
  readonly table: TableName;
  readonly key: string;
  readonly profileId: ProfileIdBy;
  /** For users to whom `profileId` gives nothing; without it they are reported and left out. */
  readonly otherwise: ProfileIdBy | undefined;
  readonly ownerId: string | undefined;
}

export interface TableName {
  readonly schema: string;
  readonly table: string;
}

export type ProfileIdBy =
  | { readonly by: 'issuer-and-subject'; readonly issuer: string; readonly subject: string }
  | { readonly by: 'column'; readonly column: string }
  | { readonly by: 'key'; readonly namespace: string };

/** A table whose rows become items of one section. */
export interface Source {
  readonly name: string;
  readonly table: TableName;
  readonly key: string;
  /** The column that holds the user's key. */
  readonly user: string;
  readonly section: Section;
  readonly items: Items;
  readonly when: When | undefined;
  /** Columns with the times of a row's last change; the newest counts. */
  readonly lastUpdated: readonly string[];
  readonly fields: ReadonlyMap<string, FieldRule>;
  readonly order: { readonly field: string; readonly descending: boolean } | undefined;
}

/** What of a row is an item: the row, each entry of a JSON list in a column, or each line of a column. */
export type Items =
  | { readonly of: 'row' }
  | {
      readonly of: 'json';
      readonly column: string;
      readonly at: Path;
      /** Single quotes, None, True and False are read too, as Python prints its objects. */
      readonly python: boolean;
      readonly blank: ReadonlySet<string>;
    }
  | {
      readonly of: 'lines';
      readonly column: string;
      readonly separators: readonly string[];
      /** The first that a line fits gives its groups. */
      readonly patterns: readonly RegExp[];
      readonly blank: ReadonlySet<string>;
    };

/** Keys from an object inwards; the empty path is the value itself. */
export type Path = readonly string[];

/** Rows in which all of the columns are empty, or hold none of the words, are no items, and nobody is told. */
export interface When {
  readonly columns: readonly string[];
  readonly in: readonly Json[] | undefined;
}

export interface FieldRule {
  /** Looked at in turn: the first that gives a value counts. */
  readonly from: readonly From[];
  readonly unreadable: UnreadablePolicy;
}

export interface From {
  readonly at: Place;
  /** Only what the pattern's first group finds is read on; text that it does not fit is unreadable, or `blank`. */
  readonly match: { readonly pattern: RegExp; readonly unmatched: 'blank' | 'unreadable' } | undefined;
  /** Words that mean nothing, in lower case. */
  readonly blank: ReadonlySet<string>;
  readonly parse: Parse;
}

export type Place =
  | { readonly in: 'column'; readonly column: string }
  | { readonly in: 'json'; readonly path: Path }
  | { readonly in: 'line'; readonly group: string }
  | { readonly in: 'mapping'; readonly value: Json };

export type UnreadablePolicy =
  | { readonly do: 'leave-out' }
  | { readonly do: 'leave-out-item' }
  | { readonly do: 'cut' }
  | { readonly do: 'use'; readonly value: Json };

/** `schema.table` as messages and reports write it. */
export function nameOf({ schema, table }: TableName): string {
  return `${schema}.${table}`;
}

/** All columns of the source that are read, each once, the key and the user first. */
export function columnsOf(source: Source): readonly string[] {
  const columns = new Set([source.key, source.user]);
  if (source.items.of !== 'row') columns.add(source.items.column);
  for (const column of [...(source.when?.columns ?? []), ...source.lastUpdated]) columns.add(column);
  for (const { from } of source.fields.values()) {
    for (const { at } of from) if (at.in === 'column') columns.add(at.column);
  }
  return [...columns];
}

/** All columns of the users' table that are read, each once, the key first. */
export function columnsOfUsers({ key, profileId, otherwise, ownerId }: Profiles): readonly string[] {
  const columns = new Set([key]);
  for (const way of [profileId, otherwise]) {
    if (way?.by === 'issuer-and-subject') columns.add(way.subject);
    else if (way?.by === 'column') columns.add(way.column);
  }
  if (ownerId !== undefined) columns.add(ownerId);
  return [...columns];
}
