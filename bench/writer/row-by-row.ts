// The contestant that writes as an object-relational mapper would: one command a transaction, one statement a row.
// It reads only what the command needs, decides with the writer's own decisions, and writes only rows that differ, so it
// leaves the same rows behind; a test compares them.
import type sql from 'mssql';
import { inTransaction } from '../../shared/sql/transaction';
import { type Decision, decide } from '../../shared/writer/decide';
import { type Message, type ReceivedCommand, sortMessages } from '../../shared/writer/received';
import { type ColumnTypes, insertedColumns, type Row, type Table, updatedColumns } from '../../shared/writer/row';
import { headRow } from '../../shared/writer/table-changes';
import { assertNoRejections, decidedChanges } from './decided';
import { readForCommand } from './row-by-row-read';
import { equalsAll, runStatement } from './statement';
import { decideTools } from './tools';

export async function writeRowByRow(pool: sql.ConnectionPool, messages: readonly Message[]): Promise<void> {
  for (const received of sortMessages(messages).commands) await writeCommand(pool, received);
}

async function writeCommand(pool: sql.ConnectionPool, received: ReceivedCommand): Promise<void> {
  await inTransaction(pool, async (transaction) => {
    const state = await readForCommand(transaction, received.command);
    const decision = decide(state, [received], decideTools);
    assertNoRejections(decision);
    await writeDecision(transaction, decision);
  });
}

async function writeDecision(transaction: sql.Transaction, decision: Decision): Promise<void> {
  const tables = decidedChanges(decision);
  const run = async (text: string, types: ColumnTypes, rows: readonly Row[]) => {
    for (const row of rows) await runStatement(transaction, text, types, row);
  };
  for (const { table, deletes } of [...tables].reverse()) await run(deleteOne(table), table.key, deletes);
  for (const { table, inserts, updates } of tables) {
    await run(insertOne(table), insertedColumns(table), inserts);
    await run(updateOne(table), updatedColumns(table), updates);
  }
  await run(updateHead, headTypes, decision.workspaces.filter((one) => one.updatedBy !== undefined).map(headRow));
}

function insertOne(table: Table): string {
  const names = Object.keys(insertedColumns(table));
  return `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')});`;
}

function updateOne(table: Table): string {
  const names = [...Object.keys(table.columns), 'updatedBy'];
  const set = names.map((name) => `${name} = @${name}`);
  return `UPDATE ${table.name} SET ${set.join(', ')}, lastUpdated = SYSUTCDATETIME() WHERE ${equalsAll(table.key)};`;
}

function deleteOne(table: Table): string {
  return `DELETE FROM ${table.name} WHERE ${equalsAll(table.key)};`;
}

const headTypes: ColumnTypes = {
  profileId: 'uniqueidentifier',
  version: 'int',
  chainLength: 'bigint',
  chainHead: 'char(64)',
  updatedBy: 'nvarchar(200)',
};
const updateHead = `UPDATE profile.Profile
SET version = @version, chainLength = @chainLength, chainHead = @chainHead, updatedBy = @updatedBy, lastUpdated = SYSUTCDATETIME()
WHERE profileId = @profileId;`;
