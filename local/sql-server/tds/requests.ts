// The three kinds of request after login: a batch of T-SQL, a remote procedure call, a transaction request ([MS-TDS] 2.2.6).
import { ByteReader } from './byte-reader';
import { type Parameter, readParameter } from './parameters';

/** Every request starts with headers that say nothing we need: the transaction is known from the connection. */
function skipHeaders(reader: ByteReader): void {
  reader.bytes(reader.u32() - 4);
}

export function readBatch(payload: Buffer): string {
  const reader = new ByteReader(payload);
  skipHeaders(reader);
  return reader.rest().toString('utf16le');
}

export interface ProcedureCall {
  readonly procedure: string;
  readonly parameters: readonly Parameter[];
}

const wellKnownProcedures = new Map([
  [10, 'sp_executesql'],
  [11, 'sp_prepare'],
  [12, 'sp_execute'],
  [13, 'sp_prepexec'],
  [15, 'sp_unprepare'],
]);

export function readProcedureCall(payload: Buffer): ProcedureCall {
  const reader = new ByteReader(payload);
  skipHeaders(reader);
  const nameLength = reader.u16();
  const procedure = nameLength === 0xffff ? procedureOf(reader.u16()) : reader.text(nameLength);
  reader.u16();
  const parameters: Parameter[] = [];
  while (reader.left > 0) parameters.push(readParameter(reader));
  return { procedure, parameters };
}

function procedureOf(id: number): string {
  return wellKnownProcedures.get(id) ?? `procedure ${id}`;
}

export type TransactionRequest = 'begin' | 'commit' | 'rollback' | 'save';

const transactionRequests = new Map<number, TransactionRequest>([
  [5, 'begin'],
  [7, 'commit'],
  [8, 'rollback'],
  [9, 'save'],
]);

/** What is asked for, or undefined for what only distributed transactions need. */
export function readTransactionRequest(payload: Buffer): TransactionRequest | undefined {
  const reader = new ByteReader(payload);
  skipHeaders(reader);
  return transactionRequests.get(reader.u16());
}
