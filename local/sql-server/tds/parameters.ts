// A parameter of a procedure call: its T-SQL type, and its value as the text (or bytes) that the engine takes ([MS-TDS] 2.2.5.4-5).
import { SqlError, unsupported, unsupportedNumber } from '../errors';
import type { SqlType } from '../translate/types';
import type { ByteReader } from './byte-reader';
import { dateOfDays, days, timeOfTicks } from './dates';

export type ParameterValue = string | Uint8Array | null;

export interface Parameter {
  /** With its @, or empty when it is given by position. */
  readonly name: string;
  readonly type: SqlType;
  readonly value: ParameterValue;
}

const byReference = 0x01;
const maxLength = 0xffff;

export function readParameter(reader: ByteReader): Parameter {
  const name = reader.shortText();
  const status = reader.u8();
  const typed = readTyped(reader);
  if (status & byReference) throw unsupported('an output parameter', name);
  return { name, ...typed };
}

function readTyped(reader: ByteReader): Omit<Parameter, 'name'> {
  const token = reader.u8();
  switch (token) {
    case 0x1f:
      return { type: { name: 'nvarchar', length: 'max' }, value: null };
    case 0x26:
      return integer(reader);
    case 0x68: {
      reader.u8();
      return { type: { name: 'bit' }, value: sized(reader, (size) => String(reader.unsigned(size))) };
    }
    case 0x6d: {
      const wide = reader.u8() === 8;
      const read = (size: number) => (size === 8 ? reader.bytes(8).readDoubleLE() : reader.bytes(4).readFloatLE());
      return { type: { name: wide ? 'float' : 'real' }, value: sized(reader, (size) => String(read(size))) };
    }
    case 0x6a:
    case 0x6c:
      return decimal(reader);
    case 0x24: {
      reader.u8();
      return { type: { name: 'uniqueidentifier' }, value: sized(reader, () => guid(reader.bytes(16))) };
    }
    case 0xe7:
    case 0xef:
      return { type: { name: 'nvarchar', length: 'max' }, value: text(reader, 'utf16le') };
    case 0xa7:
    case 0xaf:
      return { type: { name: 'varchar', length: 'max' }, value: text(reader, 'latin1') };
    case 0xa5:
    case 0xad:
      return { type: { name: 'varbinary', length: 'max' }, value: variable(reader, reader.u16()) };
    case 0x28:
      return { type: { name: 'date' }, value: sized(reader, () => dateOfDays(Number(reader.unsigned(3)))) };
    case 0x2a: {
      const scale = reader.u8();
      const read = (size: number) => {
        const time = timeOfTicks(reader.unsigned(size - 3), scale);
        return `${dateOfDays(Number(reader.unsigned(3)))} ${time}`;
      };
      return { type: { name: 'datetime2', scale }, value: sized(reader, read) };
    }
    case 0x6f:
      return dateTime(reader);
    default:
      throw unsupported(`a parameter of TDS type 0x${token.toString(16)}`, '');
  }
}

/** A value with its size in one byte before it; size 0 is null. */
function sized<T>(reader: ByteReader, read: (size: number) => T): T | null {
  const size = reader.u8();
  return size === 0 ? null : read(size);
}

function integer(reader: ByteReader): Omit<Parameter, 'name'> {
  const declared = reader.u8();
  const value = sized(reader, (size) => {
    const bits = reader.unsigned(size);
    // tinyint alone has no sign.
    return (size === 1 ? bits : BigInt.asIntN(size * 8, bits)).toString();
  });
  return { type: { name: declared === 8 ? 'bigint' : 'int' }, value };
}

function decimal(reader: ByteReader): Omit<Parameter, 'name'> {
  reader.u8();
  const precision = reader.u8();
  const scale = reader.u8();
  const value = sized(reader, (size) => {
    const sign = reader.u8() === 0 ? '-' : '';
    const digits = reader
      .unsigned(size - 1)
      .toString()
      .padStart(scale + 1, '0');
    const point = digits.length - scale;
    return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  });
  return { type: { name: 'decimal', precision, scale }, value };
}

/** datetime: days from 1900 and three-hundredths of a second; smalldatetime: days and minutes. */
function dateTime(reader: ByteReader): Omit<Parameter, 'name'> {
  reader.u8();
  const value = sized(reader, (size) => {
    const day = size === 8 ? reader.i32() : reader.u16();
    const milliseconds = size === 8 ? Math.round((reader.u32() * 10) / 3) : reader.u16() * 60_000;
    return `${dateOfDays(day + days(1900))} ${timeOfTicks(BigInt(milliseconds), 3)}`;
  });
  return { type: { name: 'datetime2', scale: 3 }, value };
}

function text(reader: ByteReader, encoding: 'utf16le' | 'latin1'): string | null {
  const length = reader.u16();
  reader.bytes(5);
  const bytes = variable(reader, length);
  if (!bytes) return null;
  const value = encoding === 'latin1' ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf16le');
  if (value.includes('\0') || !value.isWellFormed()) {
    throw new SqlError(
      unsupportedNumber,
      'The local SQL Server cannot hold U+0000 or half a surrogate pair in a text.',
    );
  }
  return value;
}

function variable(reader: ByteReader, length: number): Buffer | null {
  if (length === maxLength) return reader.chunks();
  const size = reader.u16();
  return size === maxLength ? null : reader.bytes(size);
}

function guid(bytes: Buffer): string {
  const hex = Buffer.concat([
    Buffer.from(bytes.subarray(0, 4)).reverse(),
    Buffer.from(bytes.subarray(4, 6)).reverse(),
    Buffer.from(bytes.subarray(6, 8)).reverse(),
    bytes.subarray(8),
  ]).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
