// Reads DROP TABLE, DROP SCHEMA and DROP INDEX.
import type { Ddl } from './ddl';
import { readStorage } from './definitions';
import { type TokenReader, tableNamed } from './token-reader';

/** After DROP; undefined for everything else that can be dropped. */
export function readDrop(reader: TokenReader): Ddl[] | undefined {
  const what = reader.takeOneOf('TABLE', 'SCHEMA', 'INDEX');
  reader.takeWords('IF', 'EXISTS');
  if (what === 'TABLE') return reader.takeList(readTable);
  if (what === 'INDEX') return reader.takeList(readIndex);
  if (what === 'SCHEMA') return reader.takeList(readSchema);
  return undefined;
}

function readTable(reader: TokenReader): Ddl | undefined {
  const table = reader.takeTable();
  return table && { kind: 'drop-table', table };
}

function readSchema(reader: TokenReader): Ddl | undefined {
  const schema = reader.takeName();
  return schema === undefined ? undefined : { kind: 'drop-schema', schema };
}

/** `name ON table`, or the older `table.name`. */
function readIndex(reader: TokenReader): Ddl | undefined {
  const parts = reader.takeDottedName();
  const name = parts?.at(-1);
  const table = reader.takeWords('ON') ? reader.takeTable() : tableNamed(parts?.slice(0, -1));
  if (name === undefined || table === undefined || !readStorage(reader)) return undefined;
  return { kind: 'drop-index', table, name };
}
