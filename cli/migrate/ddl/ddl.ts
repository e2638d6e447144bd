// What the statements of a migration do, as far as the tool has to know it: what may be lost, what a live table suffers.

/** As written in the file, without brackets: `profile.Address`. The schema is `dbo` where none is written. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export interface ColumnDefinition {
  readonly name: string;
  /** As written, in lower case, without blanks: `nvarchar(100)`, `decimal(9,6)`, `bigint`; of a computed column `as(…)`. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isIdentity: boolean;
  /** Those written with the column: its default, its key, its check. */
  readonly constraints: readonly ConstraintDefinition[];
}

export interface ConstraintDefinition {
  /** Undefined where the server would have to make one up. */
  readonly name: string | undefined;
  readonly kind: 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'default';
  /** Of a default alone. */
  readonly value?: DefaultValue;
}

export interface DefaultValue {
  readonly isSameForAllRows: boolean;
  /** WITH VALUES: rows that are there get it too, although the column may be NULL. */
  readonly isForOldRows: boolean;
}

export type Ddl =
  | { readonly kind: 'create-schema'; readonly schema: string }
  | { readonly kind: 'drop-schema'; readonly schema: string }
  | {
      readonly kind: 'create-table';
      readonly table: TableName;
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly ConstraintDefinition[];
    }
  | { readonly kind: 'drop-table'; readonly table: TableName }
  | { readonly kind: 'add-column'; readonly table: TableName; readonly column: ColumnDefinition }
  | { readonly kind: 'alter-column'; readonly table: TableName; readonly column: ColumnDefinition }
  | { readonly kind: 'drop-column'; readonly table: TableName; readonly column: string }
  | {
      readonly kind: 'add-constraint';
      readonly table: TableName;
      readonly constraint: ConstraintDefinition;
      /** Whether the rows that are there are looked at (WITH CHECK, the default). */
      readonly checksRows: boolean;
    }
  | { readonly kind: 'drop-constraint'; readonly table: TableName; readonly name: string }
  | {
      readonly kind: 'create-index';
      readonly table: TableName;
      readonly name: string;
      readonly isUnique: boolean;
      /** Whether the file itself says ONLINE, on or off. */
      readonly isOnline: boolean;
    }
  | { readonly kind: 'drop-index'; readonly table: TableName; readonly name: string }
  | { readonly kind: 'rename'; readonly what: string }
  /** No DDL, but what a step may need. */
  | {
      readonly kind: 'change-rows';
      readonly verb: 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';
      readonly table: TableName;
    }
  /** More than one change in one statement, for example `DROP TABLE a, b`. In our own steps, lint refuses it. */
  | { readonly kind: 'several'; readonly changes: readonly Ddl[] }
  /** Anything else: its first word. */
  | { readonly kind: 'other'; readonly word: string };

/** One statement of a file. */
export interface Statement {
  readonly ddl: Ddl;
  /** As it stands in the file, with its `;`, without the comments before it. */
  readonly text: string;
  /** The comment lines right before it, without the dashes. */
  readonly comments: readonly string[];
  /** In the file, from 1. */
  readonly line: number;
}

/** The changes of a statement one by one. */
export function changesOf(ddl: Ddl): readonly Ddl[] {
  return ddl.kind === 'several' ? ddl.changes : [ddl];
}
