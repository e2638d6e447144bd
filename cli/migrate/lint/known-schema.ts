// What the steps so far have made, as far as rules ask for it: which tables are new in a step, which type a column has.
import { type ColumnDefinition, changesOf, type Ddl, type TableName } from '../ddl/ddl';

export class KnownSchema {
  /** By table, then by column. */
  readonly #columns = new Map<string, Map<string, ColumnDefinition>>();
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
        return;
      case 'drop-table':
        this.#made.delete(key);
        this.#columns.delete(key);
        return;
      case 'add-column':
      case 'alter-column':
        this.#columns.get(key)?.set(change.column.name.toLowerCase(), change.column);
        return;
      case 'drop-column':
        this.#columns.get(key)?.delete(change.column.toLowerCase());
        return;
    }
  }
}

/** Names do not differ by case on a server with its usual collation. */
export function keyOf(table: TableName): string {
  return nameOf(table).toLowerCase();
}

export function nameOf(table: TableName): string {
  return `${table.schema}.${table.name}`;
}
