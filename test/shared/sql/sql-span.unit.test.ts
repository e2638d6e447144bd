import { SpanKind } from '@opentelemetry/api';
import { rememberServer, sameServer, sqlSpan } from '../../../shared/sql/sql-span';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

const load = { name: 'load', operation: 'BATCH' } as const;
const failure = (given: object) => Object.assign(new Error("Truncated value: 'zoe@example.com'."), given);

describe('a round trip', () => {
  let telemetry: RecordedTelemetry;
  beforeEach(() => {
    telemetry = recordTelemetry();
  });
  afterEach(() => telemetry.stop());

  it('is a span by its name, in a transaction as on the pool', async () => {
    const [pool, transaction] = [{}, {}];
    rememberServer(pool, 'jobs.database.windows.net', 'stepkeeper');
    sameServer(transaction, pool);
    expect(await sqlSpan(transaction, load, async () => 7)).toBe(7);
    const [span] = await telemetry.spans();
    expect(span).toMatchObject({ name: 'load', kind: SpanKind.CLIENT });
    expect(span?.attributes).toEqual({
      'db.system.name': 'microsoft.sql_server',
      'db.operation.name': 'BATCH',
      'db.query.summary': 'load',
      'db.namespace': 'stepkeeper',
      'server.address': 'jobs.database.windows.net',
    });
  });

  it.each([
    ["SQL Server's number", { number: 2628, code: 'EREQUEST' }, '2628'],
    ["the client's code, of a connection", { code: 'ESOCKET' }, 'ESOCKET'],
    ['no more than that, of anything else', { code: 'zoe@example.com' }, 'other'],
  ])('that fails is counted by %s, and its message is told nowhere', async (_by, given, number) => {
    await expect(sqlSpan({}, load, () => Promise.reject(failure(given)))).rejects.toThrow('Truncated');
    expect(await telemetry.measured()).toEqual([{ name: 'stepkeeper.sql.errors', value: 1, dimensions: { number } }]);
    const [span] = await telemetry.spans();
    expect(span?.attributes['db.response.status_code']).toBe(number);
    expect(JSON.stringify([span?.attributes, span?.status, span?.events])).not.toContain('zoe');
  });
});
