// A mapping file with the database that it is for: read, held against the live tables, and its statements made.
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type sql from 'mssql';
import { MappingDoesNotFit, MappingUnreadable } from './errors';
import { type Column, checkMapping, keyTypesOf } from './mapping/check-mapping';
import type { Mapping } from './mapping/mapping';
import { readMapping } from './mapping/read-mapping';
import { type Statements, statementsOf } from './mapping/statements';

export interface OpenMapping {
  readonly mapping: Mapping;
  /** SHA-256 in hex of the file. */
  readonly mappingHash: string;
  readonly statements: Statements;
}

/** Throws MappingUnreadable, MappingFaulty or MappingDoesNotFit, each with everything that is wrong. */
export async function openMapping(pool: sql.ConnectionPool, fileName: string): Promise<OpenMapping> {
  const text = await readFile(fileName, 'utf8').catch((error) => {
    throw new MappingUnreadable(fileName, error);
  });
  const mapping = readMapping(text, fileName);
  const columns = await liveColumns(pool);
  const faults = checkMapping(mapping, columns);
  if (faults.length > 0) throw new MappingDoesNotFit(fileName, faults);
  return {
    mapping,
    mappingHash: hash('sha256', text, 'hex'),
    statements: statementsOf(mapping, keyTypesOf(mapping, columns)),
  };
}

async function liveColumns(pool: sql.ConnectionPool): Promise<readonly Column[]> {
  const { recordset } = await pool
    .request()
    .query<Column>(`SELECT TABLE_SCHEMA AS [schema], TABLE_NAME AS [table], COLUMN_NAME AS [column], DATA_TYPE AS [type]
FROM INFORMATION_SCHEMA.COLUMNS;`);
  return recordset;
}
