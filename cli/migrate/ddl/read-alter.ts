// Reads ALTER TABLE: what is added, altered and dropped.
import type { Ddl, TableName } from './ddl';
import { readConstraintOrColumn, readType } from './definitions';
import type { TokenReader } from './token-reader';

/** After ALTER; undefined for everything else that can be altered. */
export function readAlter(reader: TokenReader): Ddl[] | undefined {
  if (!reader.takeWords('TABLE')) return undefined;
  const table = reader.takeTable();
  if (table === undefined) return undefined;
  const isNocheck = reader.takeWords('WITH', 'NOCHECK');
  if (!isNocheck) reader.takeWords('WITH', 'CHECK');
  if (reader.takeWords('ADD')) return reader.takeList((item) => readAdded(item, table, isNocheck));
  if (reader.takeWords('ALTER', 'COLUMN')) return readAlterColumn(reader, table);
  if (reader.takeWords('DROP')) return readDropped(reader, table);
  return undefined;
}

function readAdded(reader: TokenReader, table: TableName, isNocheck: boolean): Ddl | undefined {
  const added = readConstraintOrColumn(reader);
  if (added === undefined) return undefined;
  if (!('kind' in added)) return { kind: 'add-column', table, column: added };
  // WITH NOCHECK spares checks and foreign keys the look at the rows; an index is built from them in any case.
  const looks = { default: false, check: !isNocheck, 'foreign-key': !isNocheck, 'primary-key': true, unique: true };
  return { kind: 'add-constraint', table, constraint: added, checksRows: looks[added.kind] };
}

/** Without NULL or NOT NULL the column can be NULL afterwards, whatever it was. */
function readAlterColumn(reader: TokenReader, table: TableName): Ddl[] | undefined {
  const name = reader.takeName();
  const type = readType(reader);
  if (name === undefined || type === undefined) return undefined;
  const isNullable = !reader.takeWords('NOT', 'NULL');
  if (isNullable) reader.takeWords('NULL');
  return [{ kind: 'alter-column', table, column: { name, type, isNullable, isIdentity: false, constraints: [] } }];
}

/** `DROP COLUMN a, b, CONSTRAINT c`: a name without its kind is of the kind before it, and a constraint at first. */
function readDropped(reader: TokenReader, table: TableName): Ddl[] | undefined {
  let kind: 'COLUMN' | 'CONSTRAINT' = 'CONSTRAINT';
  return reader.takeList((item): Ddl | undefined => {
    kind = item.takeOneOf('COLUMN', 'CONSTRAINT') ?? kind;
    item.takeWords('IF', 'EXISTS');
    const name = item.takeName();
    if (name === undefined) return undefined;
    return kind === 'COLUMN' ? { kind: 'drop-column', table, column: name } : { kind: 'drop-constraint', table, name };
  });
}
