// A column's type as it is written in T-SQL, from what sys.columns tells of it.
// https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-columns-transact-sql

export interface StoredType {
  readonly type: string;
  /** In bytes; -1 for max. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
}

/** `nvarchar(100)`, `decimal(9,6)`, `datetime2(3)`, `bigint`. */
export function typeName({ type, length, precision, scale }: StoredType): string {
  switch (type) {
    case 'nvarchar':
    case 'nchar':
      // Two bytes a UTF-16 code unit.
      return `${type}(${length === -1 ? 'max' : length / 2})`;
    case 'varchar':
    case 'char':
    case 'varbinary':
    case 'binary':
      return `${type}(${length === -1 ? 'max' : length})`;
    case 'decimal':
    case 'numeric':
      return `${type}(${precision},${scale})`;
    case 'datetime2':
    case 'datetimeoffset':
    case 'time':
      return `${type}(${scale})`;
    case 'float':
      return precision === 53 ? type : `${type}(${precision})`;
    default:
      return type;
  }
}
