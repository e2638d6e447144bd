// Which live tables a step locks for all others, each until the step is committed.
import { changesOf, type Statement, type TableName } from '../ddl/ddl';
import { touchedTables } from '../ddl/touched-tables';
import { type KnownSchema, keyOf, nameOf } from './known-schema';
import type { Fault } from './rules';

/** Only the first statement that locks a second table is told, with all tables of the step: they are parted together. */
export function severalLiveTables(
  locked: readonly (readonly [Statement, readonly TableName[]])[],
): { statement: Statement; fault: Fault } | undefined {
  const names = new Map<string, string>();
  let second: Statement | undefined;
  for (const [statement, tables] of locked) {
    for (const table of tables) names.set(keyOf(table), names.get(keyOf(table)) ?? nameOf(table));
    if (names.size > 1) second ??= statement;
  }
  if (second === undefined) return undefined;
  const what = `The step locks the schema of ${[...names.values()].join(', ')}: others wait for each that it has until it gets the next, and whoever is at work on the next and comes to one of these is in a deadlock with it.`;
  return { statement: second, fault: { rule: 'several-live-tables', what } };
}

/**
 * Those on which it takes a lock on the schema, which a transaction keeps to its end. A foreign key locks the table that it refers to as
 * well. `schema`: before the statement. https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql#locks-and-alter-table
 */
export function lockedTables(statement: Statement, schema: KnownSchema): TableName[] {
  const changes = changesOf(statement.ddl);
  if (changes.some(({ kind }) => kind === 'change-rows')) return [];
  const made = new Set(changes.flatMap((change) => (change.kind === 'create-table' ? [keyOf(change.table)] : [])));
  return touchedTables(statement).filter((table) => schema.isLive(table) && !made.has(keyOf(table)));
}
