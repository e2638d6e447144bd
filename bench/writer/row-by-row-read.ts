// What the row-by-row writer reads before it decides: one SELECT a table, for one command.
import type sql from 'mssql';
import { genesisHash } from '../../shared/audit/chain';
import { type Command, stepOf } from '../../shared/commands/kinds';
import { sections } from '../../shared/sections/all';
import { sectionsTouched } from '../../shared/writer/load';
import type { Extra } from '../../shared/writer/load-statements';
import { loadedState } from '../../shared/writer/loaded';
import type { ColumnTypes, Row, Table } from '../../shared/writer/row';
import {
  itemWriteTable,
  operationTable,
  sectionTable,
  sessionTable,
  stepDraftTable,
  stepProgressTable,
} from '../../shared/writer/schema';
import type { LoadedState } from '../../shared/writer/state';
import { equalsAll, runStatement } from './statement';

type Rows = readonly Record<string, unknown>[];

const profileKey: ColumnTypes = { profileId: 'uniqueidentifier' };
const profileColumns: ColumnTypes = { ...profileKey, ownerId: 'nvarchar(200)', createdBy: 'nvarchar(200)' };
const selectHead = `SELECT profileId, version, chainLength, chainHead, erasedAt, erasedOperationId
FROM profile.Profile WITH (UPDLOCK)
WHERE profileId = @profileId;`;
const insertProfile = `INSERT INTO profile.Profile (profileId, ownerId, createdBy, updatedBy)
VALUES (@profileId, @ownerId, @createdBy, @createdBy);`;

const sectionReads = new Map(sections.map((section) => [section.name, select(sectionTable(section), profileKey)]));
const operationRead = select(operationTable, operationTable.key);
const progressRead = select(stepProgressTable, stepProgressTable.key);
const draftRead = select(stepDraftTable, stepDraftTable.key);
const itemWriteRead = select(itemWriteTable, { ...profileKey, section: 'varchar(40)' });
const sessionRead = select(sessionTable, sessionTable.key);

/** Makes the profile if it is missing, locks it, and reads no more than the command needs. */
export async function readForCommand(transaction: sql.Transaction, command: Command): Promise<LoadedState> {
  const { profileId, operationId, sessionId = null } = command;
  const step = stepOf(command);
  const key = { profileId, operationId, step, sessionId };
  const read = async ({ text, types }: Read, section = '') =>
    (await runStatement(transaction, text, types, { ...key, section })).recordset;
  const touched = sectionsTouched(command);
  const recordsets: Rows[] = [
    [{ ...(await readHead(transaction, command)), now: new Date() }],
    await read(operationRead),
    await read(progressRead),
    command.kind === 'record-validation-errors' ? [] : await read(draftRead),
    sessionId === null ? [] : await read(sessionRead),
  ];
  for (const section of touched) {
    const sectionRead = sectionReads.get(section.name);
    if (sectionRead) recordsets.push(await read(sectionRead));
  }
  const extras: Extra[] = touched.map((section) => ({ holds: 'items', section }));
  for (const section of touched) {
    extras.push({ holds: 'item-writes' });
    recordsets.push(await read(itemWriteRead, section.name));
  }
  return loadedState({ extras }, { recordsets, rowsAffected: [] });
}

async function readHead(transaction: sql.Transaction, command: Command): Promise<Record<string, unknown>> {
  const { profileId, actor } = command;
  const [head] = (await runStatement(transaction, selectHead, profileKey, { profileId })).recordset;
  if (head) return head;
  const ownerId = actor.type === 'candidate' ? actor.id : null;
  const row: Row = { profileId, ownerId, createdBy: actor.id };
  await runStatement(transaction, insertProfile, profileColumns, row);
  return { profileId, version: 0, chainLength: 0, chainHead: genesisHash, erasedAt: null, erasedOperationId: null };
}

interface Read {
  readonly text: string;
  readonly types: ColumnTypes;
}

function select(table: Table, types: ColumnTypes): Read {
  const names = Object.keys({ ...table.key, ...table.columns });
  return { text: `SELECT ${names.join(', ')} FROM ${table.name} WHERE ${equalsAll(types)};`, types };
}
