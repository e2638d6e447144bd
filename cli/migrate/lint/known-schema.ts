// What the steps so far have made, as far as rules ask for it: which tables are new in a step, which type a column has.
import { type ColumnDefinition, type ConstraintDefinition, changesOf, type Ddl, type TableName } from '../ddl/ddl';

export class KnownSchema {
  /** By table, then by column. */
  readonly #columns = new Map<string, Map<string, ColumnDefinition>>();
  /** Keys by table and name, in lower case: primary keys and unique constraints that have a name. */
  readonly #keys = new Map<string, 'primary-key' | 'unique'>();
  #made = new Set<string>();

  /** `schemas`: those that any of the steps creates. */
  constructor(readonly schemas: ReadonlySet<string>) {}

  /** Spelled otherwise it is foreign too: on a server that minds case it is another schema, and `verify` cannot make it anew. */
  isForeign(table: TableName): boolean {
    return !this.schemas.has(table.schema);
  }

  /** From here on, all tables that are there are live. */
  beginStep(): void {
    this.#made = new Set();
  }

  /** Tables that the steps do not make (those of the existing database) are live too. */
  isLive(table: TableName): boolean {
    return !this.#made.has(keyOf(table));
  }

  columnOf(table: TableName, column: string): ColumnDefinition | undefined {
    return this.#columns.get(keyOf(table))?.get(column.toLowerCase());
  }

  keyKindOf(table: TableName, constraint: string): 'primary-key' | 'unique' | undefined {
    return this.#keys.get(`${keyOf(table)} ${constraint.toLowerCase()}`);
  }

  /** Takes in what a statement does. */
  apply(ddl: Ddl): void {
    for (const change of changesOf(ddl)) this.#applyOne(change);
  }

  #applyOne(change: Ddl): void {
    if (!('table' in change)) return;
    const key = keyOf(change.table);
    switch (change.kind) {
      case 'create-table':
        this.#made.add(key);
        this.#columns.set(key, new Map(change.columns.map((column) => [column.name.toLowerCase(), column])));
        this.#keep(key, [...change.columns.flatMap((column) => column.constraints), ...change.constraints]);
        return;
      case 'drop-table':
        this.#made.delete(key);
        this.#columns.delete(key);
        return;
      case 'add-constraint':
        this.#keep(key, [change.constraint]);
        return;
      case 'drop-constraint':
        this.#keys.delete(`${key} ${change.name.toLowerCase()}`);
        return;
      case 'add-column':
      case 'alter-column':
        this.#keep(key, change.column.constraints);
        this.#columns.get(key)?.set(change.column.name.toLowerCase(), change.column);
        return;
      case 'drop-column':
        this.#columns.get(key)?.delete(change.column.toLowerCase());
        return;
    }
  }

  #keep(table: string, constraints: readonly ConstraintDefinition[]): void {
    for (const { name, kind } of constraints)
      if (name !== undefined && (kind === 'primary-key' || kind === 'unique'))
        this.#keys.set(`${table} ${name.toLowerCase()}`, kind);
  }
}

/** Names do not differ by case on a server with its usual collation. */
export function keyOf(table: TableName): string {
  return nameOf(table).toLowerCase();
}

export function nameOf(table: TableName): string {
  return `${table.schema}.${table.name}`;
}
