// T-SQL's data types: how they are read from the parser's tree, what the engine stores for them, and what it must check.
import type { Node } from './node';

export interface SqlType {
  readonly name: string;
  /** Characters, or bytes of a binary. */
  readonly length?: number | 'max';
  readonly precision?: number;
  readonly scale?: number;
}

/** The parser knows some types by names of its own and leaves the others as they were written. */
const parserNames: Readonly<Record<string, string>> = {
  big_int: 'bigint',
  small_int: 'smallint',
  tiny_int: 'tinyint',
  int: 'int',
  bit: 'bit',
  var_char: 'varchar',
  char: 'char',
  var_binary: 'varbinary',
  binary: 'binary',
  decimal: 'decimal',
  float: 'float',
  date: 'date',
};

export function readType(node: Node): SqlType {
  const kind = node.text('data_type') ?? '';
  if (kind === 'custom') return readWritten(node);
  const name = parserNames[kind];
  if (!name) throw node.unsupported(`the type ${kind}`);
  if (name === 'float' && node.flag('real_spelling')) return { name: 'real' };
  const numbers = { length: node.number('length'), precision: node.number('precision'), scale: node.number('scale') };
  return { name, ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) };
}

const written = /^(NVARCHAR|NCHAR|VARCHAR|VARBINARY|DATETIME2|UNIQUEIDENTIFIER|SYSNAME)(?:\((MAX|\d+)\))?$/i;

function readWritten(node: Node): SqlType {
  const text = node.text('name') ?? '';
  // The only comparison there is here is the binary one, so only its collations can be asked for.
  const [, name = '', size] = written.exec(text.replace(/ COLLATE \w+_BIN2$/i, '')) ?? [];
  if (!name) throw node.unsupported(`the type ${text || 'of a computed column'}`);
  if (/datetime2/i.test(name)) return { name: 'datetime2', scale: size ? Number(size) : 7 };
  if (/sysname/i.test(name)) return { name: 'nvarchar', length: 128 };
  const length = size === undefined ? {} : { length: size.toLowerCase() === 'max' ? ('max' as const) : Number(size) };
  return { name: name.toLowerCase(), ...length };
}

/** As sys.columns and INFORMATION_SCHEMA tell it: `nvarchar(100)`, `decimal(9,6)`, `datetime2(3)`. */
export function declaration(type: SqlType): string {
  if (type.length !== undefined) return `${type.name}(${type.length})`;
  if (type.precision !== undefined) return `${type.name}(${type.precision},${type.scale ?? 0})`;
  return type.scale === undefined ? type.name : `${type.name}(${type.scale})`;
}

/**
 * The engine's type. nvarchar is text and varchar is varchar, so that DATALENGTH can tell them apart; lengths are checked by
 * `columnChecks`, whose failure names the column. bit, tinyint and smallint are domains over int2 and int4.
 */
export function engineType(type: SqlType, node: Node): string {
  switch (type.name) {
    case 'nvarchar':
    case 'nchar':
      return 'text';
    case 'varchar':
    case 'char':
      return 'varchar';
    case 'binary':
    case 'varbinary':
      return 'bytea';
    case 'uniqueidentifier':
      return 'uuid';
    case 'int':
      return 'int4';
    case 'bigint':
      return 'int8';
    case 'bit':
    case 'tinyint':
    case 'smallint':
      return `tsql.${type.name}`;
    case 'decimal':
      return `numeric(${type.precision ?? 18},${type.scale ?? 0})`;
    case 'float':
      return 'float8';
    case 'real':
      return 'float4';
    case 'date':
      return 'date';
    case 'datetime2':
      return `timestamp(${Math.min(type.scale ?? 7, 6)})`;
    default:
      throw node.unsupported(`the type ${declaration(type)}`);
  }
}

/** Conditions on a stored column, each with the short word that its failure is known by (errors: 2628, or a refusal). */
export function columnChecks(type: SqlType, column: string): readonly (readonly [word: string, condition: string])[] {
  const size = type.length === undefined ? 1 : type.length;
  const fits = (length: string): [string, string][] => (size === 'max' ? [] : [['size', `${length} <= ${size}`]]);
  const ascii: [string, string] = ['ascii', `octet_length(${column}) = char_length(${column})`];
  switch (type.name) {
    case 'nvarchar':
      return fits(`tsql.utf16_length(${column})`);
    case 'varchar':
      return [ascii, ...fits(`char_length(${column})`)];
    case 'char':
      return [ascii, ...fits(`char_length(${column})`), ['whole', `char_length(${column}) >= ${size}`]];
    case 'varbinary':
      return fits(`octet_length(${column})`);
    case 'binary':
      return [...fits(`octet_length(${column})`), ['whole', `octet_length(${column}) >= ${size}`]];
    default:
      return [];
  }
}
