// Writes what was decided: one statement for each table and kind of change that has rows, all in one round trip.
import type { Batch } from '../sql/transaction';
import type { Decision } from './decide';
import { erasureStatements, erasureTypes } from './erasure';
import { insertBatch } from './insert-batch';
import {
  type ColumnTypes,
  deleteRows,
  holdsLong,
  insertedColumns,
  insertRows,
  type Row,
  rowsJson,
  rowsOf,
  type Table,
  updatedColumns,
  updateRows,
} from './row';
import * as schema from './schema';
import { erasedProfiles, headRow, tableChanges } from './table-changes';
import { rejectedMessageRow } from './tables';

/** A batch of statements, and how many rows each must touch; null where any number is right. */
export interface SaveBatch extends Batch {
  readonly expectedRows: readonly (number | null)[];
  /** Into which table each writes, where that is to be counted. */
  readonly tables?: readonly (string | undefined)[];
}

/** The database did not do what was decided under the lock: a defect, and the transaction must not be committed. */
export class UnexpectedRowCount extends Error {
  constructor(
    readonly expected: readonly (number | null)[],
    readonly actual: readonly number[],
  ) {
    super(`the statements of a batch touched ${actual.join(', ')} rows instead of ${expected.join(', ')}`);
    this.name = 'UnexpectedRowCount';
  }
}

/**
 * Everything of a decision as one batch, which has no statement when there is nothing to write. `made`: the rows of profiles that there are
 * not yet, as they are to be after it.
 */
export function saveBatch(decision: Decision, made: readonly Row[] = []): SaveBatch {
  const { workspaces, appended } = decision;
  const statements = new Statements();
  const tables = tableChanges(workspaces);
  statements.add(schema.profileTable, added, made);
  statements.addErasure(erasedProfiles(workspaces));
  // Rows that refer to others go first and come last.
  for (const changes of [...tables].reverse()) statements.add(changes.table, gone, changes.deletes);
  for (const changes of tables) {
    statements.add(changes.table, added, changes.inserts);
    statements.add(changes.table, changed, changes.updates);
  }
  for (const [table, rows] of [
    [schema.changeSetTable, appended.changeSets],
    [schema.changeTable, appended.changes],
    [schema.stepEventTable, appended.stepEvents],
    [schema.validationErrorTable, appended.validationErrors],
    [schema.operationTable, appended.operations],
  ] as const) {
    statements.add(table, added, rows);
  }
  const isMade = new Set(made.map(({ profileId }) => profileId));
  const moved = workspaces.filter((one) => one.updatedBy !== undefined && !isMade.has(one.profileId)).map(headRow);
  statements.addText(profileHeads, 'heads', headTypes, moved);
  const rejected = decision.rejections.map(rejectedMessageRow);
  const long = holdsLong(rejectedTypes, rejected);
  statements.addText(rejectedMessages(long), 'rejected', rejectedTypes, rejected, null);
  const unreadable = rejected.filter((row) => row.code === 'unreadable' && row.profileId !== null);
  statements.addText(erasedBodies, 'unreadable', schema.rejectedMessageTable.key, unreadable, null);
  return statements.batch();
}

/** A kind of change: the end of its parameters' names, the columns of its rows, and its statement. */
interface ChangeKind {
  readonly suffix: string;
  readonly columns: (table: Table) => ColumnTypes;
  readonly write: (table: Table, parameter: string, rows: readonly Row[], long: boolean) => Batch;
}

const added: ChangeKind = { suffix: 'new', columns: insertedColumns, write: insertBatch };
const changed: ChangeKind = {
  suffix: 'changed',
  columns: updatedColumns,
  write: (table, parameter, rows, long) => ({
    text: updateRows(table, parameter, long),
    parameters: { [parameter]: rowsJson(updatedColumns(table), rows) },
  }),
};
const gone: ChangeKind = {
  suffix: 'gone',
  columns: ({ key }) => key,
  write: (table, parameter, rows) => ({
    text: deleteRows(table, parameter),
    parameters: { [parameter]: rowsJson(table.key, rows) },
  }),
};

class Statements {
  readonly #texts: string[] = [];
  readonly #parameters: { [name: string]: string } = {};
  readonly #expectedRows: (number | null)[] = [];
  readonly #tables: (string | undefined)[] = [];

  /** Rows with long JSON or text by a statement of their own: all servers read it, but slowly. */
  add(table: Table, kind: ChangeKind, rows: readonly Row[]): void {
    const parameter = `${table.name.replace('.', '_')}_${kind.suffix}`;
    const types = kind.columns(table);
    const isLong = (row: Row) => holdsLong(types, [row]);
    const long = rows.filter(isLong);
    const short = long.length === 0 ? rows : rows.filter((row) => !isLong(row));
    if (short.length > 0) this.#push(kind.write(table, parameter, short, false), short.length, table.name);
    if (long.length > 0) this.#push(kind.write(table, `${parameter}_long`, long, true), long.length, table.name);
  }

  /** A statement over the rows in the parameter of that name; without rows there is no statement. */
  addText(
    text: string,
    parameter: string,
    types: ColumnTypes,
    rows: readonly Row[],
    expectedRows: number | null = rows.length,
  ): void {
    if (rows.length > 0) this.#push({ text, parameters: { [parameter]: rowsJson(types, rows) } }, expectedRows);
  }

  #push({ text, parameters }: Batch, expectedRows: number | null, table?: string): void {
    this.#texts.push(text);
    Object.assign(this.#parameters, parameters);
    this.#expectedRows.push(expectedRows);
    this.#tables.push(table);
  }

  /** Comes first: what was decided after it starts anew. */
  addErasure(rows: readonly Row[]): void {
    for (const text of erasureStatements) this.addText(text, 'erased', erasureTypes, rows, null);
  }

  batch(): SaveBatch {
    return {
      name: 'save',
      text: this.#texts.join('\n'),
      parameters: this.#parameters,
      expectedRows: this.#expectedRows,
      tables: this.#tables,
    };
  }
}

/** Batches as one, in that order; none may have a parameter of another's name. */
export function joined(batches: readonly SaveBatch[]): SaveBatch {
  return {
    name: 'save',
    text: batches.map(({ text }) => text).join('\n'),
    parameters: Object.assign({}, ...batches.map(({ parameters }) => parameters)),
    expectedRows: batches.flatMap(({ expectedRows }) => expectedRows),
    tables: batches.flatMap(({ expectedRows, tables }) => expectedRows.map((_rows, index) => tables?.[index])),
  };
}

/** Throws UnexpectedRowCount unless every statement touched as many rows as were decided. */
export function checkRowCounts(batch: SaveBatch, rowsAffected: readonly number[]): void {
  const asDecided = batch.expectedRows.every(
    (expected, index) => expected === null || expected === rowsAffected[index],
  );
  if (!asDecided || rowsAffected.length !== batch.expectedRows.length) {
    throw new UnexpectedRowCount(batch.expectedRows, rowsAffected);
  }
}

const headTypes: ColumnTypes = {
  profileId: 'uniqueidentifier',
  version: 'int',
  chainLength: 'bigint',
  chainHead: 'char(64)',
  updatedBy: 'nvarchar(200)',
};

const profileHeads = `UPDATE p
SET p.version = j.version, p.chainLength = j.chainLength, p.chainHead = j.chainHead, p.updatedBy = j.updatedBy,
    p.lastUpdated = SYSUTCDATETIME()
FROM profile.Profile AS p
JOIN ${rowsOf('heads', headTypes)} ON p.profileId = j.profileId;`;

const rejectedTypes = insertedColumns(schema.rejectedMessageTable);

/** A redelivered message is recorded once. */
function rejectedMessages(long: boolean): string {
  return `${insertRows(schema.rejectedMessageTable, 'rejected', long).slice(0, -1)}
WHERE NOT EXISTS (
    SELECT 1 FROM ops.RejectedMessage AS r WHERE r.messageHash = j.messageHash
);`;
}

/** A message that was on its way when its profile was erased is recorded without its body. Nobody can read when it was accepted. */
const erasedBodies = `UPDATE r
SET r.body = N'{"erased":true}'
FROM ops.RejectedMessage AS r
JOIN ${rowsOf('unreadable', schema.rejectedMessageTable.key)} ON r.messageHash = j.messageHash
JOIN profile.Profile AS p ON p.profileId = r.profileId
WHERE p.erasedAt IS NOT NULL AND (r.enqueuedAt IS NULL OR r.enqueuedAt <= p.erasedAt);`;
