// What a list of statements would lose, so that the runner can count it before it runs them.
import { changesOf, type Ddl, type Statement, type TableName } from './ddl';

export type Loss =
  /** All rows of a table that is dropped or truncated. */
  | { readonly kind: 'rows'; readonly table: TableName }
  /** The values of a column that is dropped. */
  | { readonly kind: 'values'; readonly table: TableName; readonly column: string }
  /** The rows that a DELETE meets, with the statement as it stands in the file. */
  | { readonly kind: 'deleted'; readonly table: TableName; readonly text: string };

/**
 * In the order of the statements. The rows of a table are one loss, whatever else of them goes before; what the statements have themselves
 * made is none. What an UPDATE writes over, and what is `other`, is not told.
 */
export function lossesOf(statements: readonly Statement[]): Loss[] {
  const made = new Set<string>();
  const losses: Loss[] = [];
  for (const { ddl, text } of statements) {
    for (const change of changesOf(ddl)) {
      if (change.kind === 'create-table') made.add(keyOf(change.table));
      if (change.kind === 'add-column') made.add(keyOf(change.table, change.column.name));
      const loss = lossOf(change, text);
      if (loss === undefined || made.has(keyOf(loss.table))) continue;
      if (loss.kind !== 'values' || !made.has(keyOf(loss.table, loss.column))) losses.push(loss);
    }
  }
  const whole = new Set(losses.filter((loss) => loss.kind === 'rows').map((loss) => keyOf(loss.table)));
  return losses.filter((loss) => loss.kind === 'rows' || !whole.has(keyOf(loss.table)));
}

function lossOf(change: Ddl, text: string): Loss | undefined {
  if (change.kind === 'drop-table') return { kind: 'rows', table: change.table };
  if (change.kind === 'drop-column') return { kind: 'values', table: change.table, column: change.column };
  if (change.kind !== 'change-rows') return undefined;
  if (change.verb === 'TRUNCATE') return { kind: 'rows', table: change.table };
  return change.verb === 'DELETE' ? { kind: 'deleted', table: change.table, text } : undefined;
}

/** Names do not differ by case on a server with its usual collation. */
function keyOf(table: TableName, column = ''): string {
  return JSON.stringify([table.schema, table.name, column]).toLowerCase();
}
