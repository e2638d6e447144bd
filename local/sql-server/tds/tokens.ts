// The tokens of an answer ([MS-TDS] 2.2.7): what a client reads of logins, results, errors and changes of its session.
import type { SqlError } from '../errors';
import { ByteWriter } from './byte-writer';
import { type Cell, latin1Collation, type WireType } from './columns';

const done = { statement: 0xfd, procedure: 0xfe, inProcedure: 0xff } as const;
const doneStatus = { more: 0x01, error: 0x02, count: 0x10, attention: 0x20 } as const;
const serverName = 'local';

export interface ResultColumn {
  readonly name: string;
  readonly wire: WireType;
}

export class Answer {
  private readonly out = new ByteWriter();

  /** In a procedure call the end of each statement is told by another token than in a batch. */
  constructor(private readonly inProcedure = false) {}

  loginAck(packetSize: number): void {
    this.out.u8(0xad);
    this.out.framed(() => {
      this.out.u8(1);
      this.out.bytes(Buffer.from([0x74, 0x00, 0x00, 0x04]));
      this.out.shortText('Microsoft SQL Server');
      this.out.bytes(Buffer.from([16, 0, 0x03, 0xe8]));
    });
    this.change(4, String(packetSize), String(packetSize));
    this.out.u8(0xe3);
    this.out.framed(() => {
      this.out.u8(7);
      this.out.u8(latin1Collation.length);
      this.out.bytes(latin1Collation);
      this.out.u8(0);
    });
  }

  databaseChanged(name: string): void {
    this.change(1, name, name);
  }

  sessionReset(): void {
    this.change(18, '', '');
  }

  private change(type: number, now: string, before: string): void {
    this.out.u8(0xe3);
    this.out.framed(() => {
      this.out.u8(type);
      this.out.shortText(now);
      this.out.shortText(before);
    });
  }

  transactionChanged(to: 'begun' | 'committed' | 'rolled back', id: bigint): void {
    this.out.u8(0xe3);
    this.out.framed(() => {
      this.out.u8(to === 'begun' ? 8 : to === 'committed' ? 9 : 10);
      if (to !== 'begun') this.out.u8(0);
      this.out.u8(8);
      this.out.i64(id);
      if (to === 'begun') this.out.u8(0);
    });
  }

  error(error: SqlError): void {
    this.out.u8(0xaa);
    this.out.framed(() => {
      this.out.i32(error.number);
      this.out.u8(1);
      this.out.u8(error.severity);
      this.out.longText(error.message.slice(0, 4000));
      this.out.shortText(serverName);
      this.out.shortText('');
      this.out.i32(1);
    });
  }

  resultSet(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): void {
    this.out.u8(0x81);
    this.out.u16(columns.length);
    for (const column of columns) {
      this.out.u32(0);
      this.out.u16(0x09);
      column.wire.type(this.out);
      this.out.shortText(column.name);
    }
    for (const row of rows) {
      this.out.u8(0xd1);
      columns.forEach(({ wire }, i) => {
        const cell = row[i] ?? null;
        if (cell === null) wire.null(this.out);
        else wire.value(this.out, cell);
      });
    }
  }

  /** The end of one statement of several, with its row count where it has one. */
  statementDone(rowCount: number | undefined): void {
    this.done(this.inProcedure ? done.inProcedure : done.statement, doneStatus.more, rowCount);
  }

  returnStatus(status: number): void {
    this.out.u8(0x79);
    this.out.i32(status);
  }

  /** The end of the whole answer; a procedure returns its status too. */
  end(failed: boolean, returnStatus?: number): Buffer {
    if (this.inProcedure) this.returnStatus(returnStatus ?? (failed ? 1 : 0));
    this.done(this.inProcedure ? done.procedure : done.statement, failed ? doneStatus.error : 0, undefined);
    return this.out.finish();
  }

  /** The acknowledgement of a cancel. */
  static cancelled(): Buffer {
    const answer = new Answer();
    answer.done(done.statement, doneStatus.attention, undefined);
    return answer.out.finish();
  }

  private done(token: number, status: number, rowCount: number | undefined): void {
    this.out.u8(token);
    this.out.u16(status | (rowCount === undefined ? 0 : doneStatus.count));
    this.out.u16(0);
    this.out.i64(BigInt(rowCount ?? 0));
  }
}
