// One parameterised statement for one row, the way an object-relational mapper sends it.
import sql from 'mssql';
import type { Json } from '../../shared/sections/section';
import type { ColumnTypes, Row } from '../../shared/writer/row';

/** Runs the statement with a parameter for each of these columns. */
export async function runStatement(
  transaction: sql.Transaction,
  text: string,
  types: ColumnTypes,
  row: Row,
): Promise<sql.IResult<Record<string, unknown>>> {
  const request = new sql.Request(transaction);
  for (const [name, type] of Object.entries(types))
    request.input(name, parameterType(type), parameterValue(type, row[name]));
  return request.query<Record<string, unknown>>(text);
}

export function equalsAll(types: ColumnTypes): string {
  return Object.keys(types)
    .map((name) => `${name} = @${name}`)
    .join(' AND ');
}

/** The driver's type for a column's type, with its length. */
function parameterType(type: string): sql.ISqlType {
  const [, name, first, second] = /^(\w+)(?:\((\w+)(?:,(\w+))?\))?$/.exec(type) ?? [];
  const length = Number(first);
  switch (name) {
    case 'uniqueidentifier':
      return sql.UniqueIdentifier();
    case 'nvarchar':
      return sql.NVarChar(first === 'max' ? sql.MAX : length);
    case 'json':
      return sql.NVarChar(sql.MAX);
    case 'varchar':
      return sql.VarChar(length);
    case 'char':
      return sql.Char(length);
    case 'datetime2':
      return sql.DateTime2(length);
    case 'decimal':
      return sql.Decimal(length, Number(second));
    case 'int':
      return sql.Int();
    case 'bigint':
      return sql.BigInt();
    case 'tinyint':
      return sql.TinyInt();
    case 'bit':
      return sql.Bit();
    default:
      throw new TypeError(`no parameter type for ${type}`);
  }
}

function parameterValue(type: string, value: Json | undefined): unknown {
  if (value === null || value === undefined) return null;
  return type.startsWith('datetime2') ? new Date(`${String(value)}Z`) : value;
}
