// How a column of the engine's result becomes a TDS column: its type in COLMETADATA and its values in the rows ([MS-TDS] 2.2.5.5).
import { SqlError, unsupportedNumber } from '../errors';
import type { ByteWriter } from './byte-writer';
import { days, ticksOfTime } from './dates';

/** A value as the engine writes it, or null. */
export type Cell = string | null;

export interface WireType {
  /** TYPE_INFO. */
  readonly type: (out: ByteWriter) => void;
  readonly value: (out: ByteWriter, cell: string) => void;
  readonly null: (out: ByteWriter) => void;
}

/** The engine's names of the types that translated T-SQL can yield (src/include/catalog/pg_type.dat). */
const oid = {
  bytea: 17,
  name: 19,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  unknown: 705,
  varchar: 1043,
  date: 1082,
  timestamp: 1114,
  numeric: 1700,
  uuid: 2950,
} as const;

/** SQL_Latin1_General_CP1_CI_AS: clients read the code page of varchar from it (1252). */
export const latin1Collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);

/**
 * The wire type of a result column. `modifier` is the engine's type modifier (-1 for none) and `cells` the column's values: a
 * numeric without a declared scale gets the largest one among them.
 */
export function wireType(typeOid: number, modifier: number, cells: Iterable<Cell>): WireType {
  switch (typeOid) {
    case oid.int2:
      return fixed(0x68, 1, (out, cell) => out.u8(Number(cell)));
    case oid.int4:
    case oid.oid:
      return fixed(0x26, 4, (out, cell) => out.i32(Number(cell)));
    case oid.int8:
      return fixed(0x26, 8, (out, cell) => out.i64(BigInt(cell)));
    case oid.float4:
    case oid.float8:
      return fixed(0x6d, 8, (out, cell) => out.f64(Number(cell)));
    case oid.uuid:
      return fixed(0x24, 16, (out, cell) => out.bytes(guidBytes(cell)));
    case oid.numeric:
      return numeric(modifier === -1 ? largestScale(cells) : (modifier - 4) & 0x7ff);
    case oid.timestamp:
      return dateTime2(modifier === -1 ? 7 : modifier);
    case oid.date:
      return { type: (out) => out.u8(0x28), value: writeDate, null: (out) => out.u8(0) };
    case oid.text:
    case oid.varchar:
    case oid.name:
    case oid.json:
    case oid.unknown:
      return unicode;
    case oid.bytea:
      return binary;
    default:
      throw new SqlError(
        unsupportedNumber,
        `The local SQL Server cannot send a result of the engine's type ${typeOid}.`,
      );
  }
}

function fixed(token: number, size: number, write: (out: ByteWriter, cell: string) => void): WireType {
  return {
    type: (out) => {
      out.u8(token);
      out.u8(size);
    },
    value: (out, cell) => {
      out.u8(size);
      write(out, cell);
    },
    null: (out) => out.u8(0),
  };
}

function guidBytes(cell: string): Buffer {
  const bytes = Buffer.from(cell.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

function numeric(scale: number): WireType {
  return {
    type: (out) => out.bytes(Buffer.from([0x6c, 17, 38, scale])),
    value: (out, cell) => {
      const negative = cell.startsWith('-');
      const [whole = '0', fraction = ''] = cell.replace('-', '').split('.');
      out.u8(17);
      out.u8(negative ? 0 : 1);
      out.unsigned(BigInt(whole + fraction.padEnd(scale, '0')), 16);
    },
    null: (out) => out.u8(0),
  };
}

function largestScale(cells: Iterable<Cell>): number {
  let scale = 0;
  for (const cell of cells) scale = Math.max(scale, cell?.split('.')[1]?.length ?? 0);
  return Math.min(scale, 38);
}

function dateTime2(scale: number): WireType {
  const timeSize = scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  return {
    type: (out) => {
      out.u8(0x2a);
      out.u8(scale);
    },
    value: (out, cell) => {
      const [date = '', time = ''] = cell.split(' ');
      out.u8(timeSize + 3);
      out.unsigned(ticksOfTime(time, scale), timeSize);
      writeDays(out, date);
    },
    null: (out) => out.u8(0),
  };
}

function writeDate(out: ByteWriter, cell: string): void {
  out.u8(3);
  writeDays(out, cell);
}

function writeDays(out: ByteWriter, date: string): void {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  out.unsigned(BigInt(days(year, month, day)), 3);
}

const nullChunks = Buffer.alloc(8, 0xff);

/** Text and binary go as (max) types in one chunk: the client's value is the same whatever the declared length. */
function chunk(out: ByteWriter, size: number, write: () => void): void {
  out.i64(BigInt(size));
  if (size > 0) {
    out.u32(size);
    write();
  }
  out.u32(0);
}

const unicode: WireType = {
  type: (out) => {
    out.u8(0xe7);
    out.u16(0xffff);
    out.bytes(latin1Collation);
  },
  value: (out, cell) => chunk(out, cell.length * 2, () => out.text(cell)),
  null: (out) => out.bytes(nullChunks),
};

const binary: WireType = {
  type: (out) => {
    out.u8(0xa5);
    out.u16(0xffff);
  },
  value: (out, cell) => {
    const bytes = Buffer.from(cell.slice(2), 'hex');
    chunk(out, bytes.length, () => out.bytes(bytes));
  },
  null: (out) => out.bytes(nullChunks),
};
