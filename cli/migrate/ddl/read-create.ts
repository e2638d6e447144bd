// Reads CREATE SCHEMA, CREATE TABLE and CREATE INDEX.
import type { Ddl } from './ddl';
import { readStorage, readTableElements } from './definitions';
import { beginsStatement } from './statement-words';
import { type TokenReader, wordOf } from './token-reader';

/** After CREATE; undefined for everything else that can be created. */
export function readCreate(reader: TokenReader): Ddl | undefined {
  if (reader.takeWords('SCHEMA')) return readSchema(reader);
  if (reader.takeWords('TABLE')) return readTable(reader);
  return readIndex(reader);
}

function readSchema(reader: TokenReader): Ddl | undefined {
  const schema = reader.takeName();
  if (reader.takeWords('AUTHORIZATION')) reader.takeName();
  return schema === undefined ? undefined : { kind: 'create-schema', schema };
}

function readTable(reader: TokenReader): Ddl | undefined {
  const table = reader.takeTable();
  const elements = readTableElements(reader);
  if (table === undefined || elements === undefined) return undefined;
  while (reader.nextWord !== undefined) if (!readTableOption(reader)) return undefined;
  return { kind: 'create-table', table, ...elements };
}

/** ON filegroup stands before WITH (…) in CREATE TABLE, and after it in CREATE INDEX. */
function readTableOption(reader: TokenReader): boolean {
  return ['ON', 'TEXTIMAGE_ON', 'FILESTREAM_ON', 'WITH'].includes(reader.nextWord ?? '') && readStorage(reader);
}

function readIndex(reader: TokenReader): Ddl | undefined {
  const isUnique = reader.takeWords('UNIQUE');
  reader.takeOneOf('CLUSTERED', 'NONCLUSTERED');
  reader.takeWords('COLUMNSTORE');
  if (!reader.takeWords('INDEX')) return undefined;
  const name = reader.takeName();
  const table = reader.takeWords('ON') ? reader.takeTable() : undefined;
  if (name === undefined || table === undefined) return undefined;
  reader.takeParentheses();
  // Columns that are included, a filter, options: of these only ONLINE matters.
  const rest = reader.takeRest();
  if (beginsStatement(rest)) return undefined;
  return { kind: 'create-index', table, name, isUnique, isOnline: rest.some((token) => wordOf(token) === 'ONLINE') };
}
