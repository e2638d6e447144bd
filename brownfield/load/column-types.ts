// The types of the tables' columns, asked of the server, so that the schema's files alone say them.
import type sql from 'mssql';
import type { ColumnType } from './insert';

interface Column {
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly digits: number | null;
  readonly scale: number | null;
  readonly fraction: number | null;
}

const query = `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name, DATA_TYPE AS type, CHARACTER_MAXIMUM_LENGTH AS length,
    NUMERIC_PRECISION AS digits, NUMERIC_SCALE AS scale, DATETIME_PRECISION AS fraction
FROM INFORMATION_SCHEMA.COLUMNS
WHERE TABLE_SCHEMA = 'dbo';`;

export async function columnTypes(pool: sql.ConnectionPool): Promise<ColumnType> {
  const { recordset } = await pool.request().query<Column>(query);
  const types = new Map(recordset.map((column) => [`${column.tableName}.${column.name}`, typeText(column)]));
  return (table, column) => {
    const type = types.get(`${table}.${column}`);
    if (type === undefined) throw new TypeError(`dbo.${table} has no column ${column}`);
    return type;
  };
}

function typeText({ type, length, digits, scale, fraction }: Column): string {
  if (length !== null) return `${type}(${length === -1 ? 'max' : length})`;
  if (type === 'decimal') return `${type}(${digits},${scale})`;
  return type === 'datetime2' ? `${type}(${fraction})` : type;
}
