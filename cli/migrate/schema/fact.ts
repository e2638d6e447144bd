// A schema as a list of facts, each a key and a value in words: so that two schemas can be compared and a difference be told.

export type FactKind =
  | 'schema'
  | 'table'
  | 'column order'
  | 'column'
  | 'default'
  | 'check'
  | 'primary key'
  | 'unique'
  | 'foreign key'
  | 'index'
  | 'trigger';

export interface SchemaFact {
  readonly kind: FactKind;
  readonly schema: string;
  /** `profile.Address`; undefined for a schema. */
  readonly table: string | undefined;
  /** What the fact is about: `column profile.Address.city`. No two facts of one schema have the same. */
  readonly key: string;
  /** `nvarchar(120) not null`; empty where being there is all. */
  readonly value: string;
  /** A name that no migration gives, so that it is not compared: the server or somebody else has made it up. */
  readonly foreignName: string | undefined;
}

/** The fact in one line. */
export function lineOf({ key, value, foreignName }: SchemaFact): string {
  return [key, value, foreignName === undefined ? '' : `[${foreignName}]`].filter((part) => part !== '').join(' ');
}
