// Round trips to the database in traces and counts, by OpenTelemetry's stable semantic conventions for databases (1.33 and later):
// https://opentelemetry.io/docs/specs/semconv/database/sql-server/
import { type Attributes, SpanKind } from '@opentelemetry/api';
import { metrics } from '../telemetry/metrics';
import { inSpan } from '../telemetry/span';
import { sqlErrorNumber } from './faults';

const servers = new WeakMap<object, Attributes>();

/** Remembers whose round trips those on this pool, or in this transaction, are. */
export function rememberServer(on: object, server: string, database: string | undefined): void {
  servers.set(on, { 'server.address': server, ...(database !== undefined && { 'db.namespace': database }) });
}

/** The transaction's round trips go where the pool's go. */
export function sameServer(transaction: object, pool: object): void {
  servers.set(transaction, servers.get(pool) ?? {});
}

/** Which statements: `name` says it in a word or two. Their text and their parameters are told nowhere. */
export interface RoundTrip {
  readonly name: string;
  /** `BATCH` for statements of ours, else the one command. */
  readonly operation: 'CONNECT' | 'BEGIN' | 'COMMIT' | 'BATCH';
}

/** One round trip as a span; a failure is counted by its number. */
export async function sqlSpan<T>(on: object, { name, operation }: RoundTrip, work: () => Promise<T>): Promise<T> {
  const attributes = {
    'db.system.name': 'microsoft.sql_server',
    'db.operation.name': operation,
    'db.query.summary': name,
    ...servers.get(on),
  };
  return inSpan({ name, kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      const number = String(sqlErrorNumber(error) ?? codeOf(error));
      span.setAttribute('db.response.status_code', number);
      metrics.sqlErrors.add(1, { number });
      throw error;
    }
  });
}

/** The client's own code, for a connection that was lost or not had. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z]{2,30}$/.test(code) ? code : 'other';
}
