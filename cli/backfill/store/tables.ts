// The tables of migration 009, as the writer's row helpers take them.
import type { Table } from '../../../shared/writer/row';

const id = 'uniqueidentifier';

export const runTable: Table = {
  name: 'ops.BackfillRun',
  key: { runId: id },
  columns: { mapping: 'varchar(60)', mappingHash: 'char(64)', importId: id, status: 'varchar(12)' },
  updated: true,
};

export const checkpointTable: Table = {
  name: 'ops.BackfillCheckpoint',
  key: { runId: id, source: 'varchar(60)' },
  columns: {
    tableName: 'nvarchar(260)',
    lastKey: 'nvarchar(450)',
    rowsRead: 'bigint',
    itemsBrought: 'bigint',
    itemsLeftOut: 'bigint',
  },
  updated: true,
};

export const findingTable: Table = {
  name: 'ops.BackfillFinding',
  key: { runId: id },
  columns: {
    source: 'varchar(60)',
    tableName: 'nvarchar(260)',
    rowKey: 'nvarchar(450)',
    columnName: 'nvarchar(260)',
    field: 'varchar(60)',
    code: 'varchar(60)',
    why: 'nvarchar(400)',
    isLeftOut: 'bit',
  },
  updated: false,
};
