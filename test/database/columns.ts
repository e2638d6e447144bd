// The columns of a database as the migrations would write them.
import type sql from 'mssql';

export interface StoredColumn {
  /** For example `nvarchar(200)`, `decimal(9,6)` or `datetime2(3)`. */
  readonly type: string;
  readonly nullable: boolean;
}

interface Row {
  readonly owner: string;
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly digits: number | null;
  readonly scale: number | null;
  readonly fraction: number | null;
  readonly isNullable: string;
}

/** By schema and table (`profile.Address`), then by column. */
export async function storedColumns(pool: sql.ConnectionPool): Promise<Map<string, Map<string, StoredColumn>>> {
  const { recordset } = await pool.request().query<Row>(
    `SELECT TABLE_SCHEMA AS owner, TABLE_NAME AS tableName, COLUMN_NAME AS name, DATA_TYPE AS type,
    CHARACTER_MAXIMUM_LENGTH AS length, NUMERIC_PRECISION AS digits, NUMERIC_SCALE AS scale,
    DATETIME_PRECISION AS fraction, IS_NULLABLE AS isNullable
FROM INFORMATION_SCHEMA.COLUMNS;`,
  );
  const tables = new Map<string, Map<string, StoredColumn>>();
  for (const row of recordset) {
    const table = `${row.owner}.${row.tableName}`;
    const columns = tables.get(table) ?? new Map<string, StoredColumn>();
    tables.set(table, columns.set(row.name, { type: typeOf(row), nullable: row.isNullable === 'YES' }));
  }
  return tables;
}

function typeOf({ type, length, digits, scale, fraction }: Row): string {
  if (length !== null) return `${type}(${length === -1 ? 'max' : length})`;
  if (type === 'decimal') return `${type}(${digits},${scale})`;
  return type === 'datetime2' ? `${type}(${fraction})` : type;
}
