import { metrics } from '../../../shared/telemetry/metrics';
import { type RecordedTelemetry, recordTelemetry } from '../../factories/recorded-telemetry';

describe('the metrics', () => {
  let telemetry: RecordedTelemetry | undefined;
  afterEach(async () => {
    await telemetry?.stop();
    telemetry = undefined;
  });

  it('are counted from when on telemetry is there, whoever held them before', async () => {
    metrics.batchRows.add(5, { table: 'profile.Project' });
    telemetry = recordTelemetry();
    metrics.batchRows.add(2, { table: 'profile.Project' });
    metrics.batchRows.add(1, { table: 'profile.Project' });
    metrics.batchRows.add(4, { table: 'audit.Change' });
    metrics.queueOldest.record(12, { queue: 'profile-commands' });
    metrics.heartbeat.add(1);
    expect(await telemetry.measured()).toEqual([
      { name: 'stepkeeper.batch.rows', value: 3, dimensions: { table: 'profile.Project' } },
      { name: 'stepkeeper.batch.rows', value: 4, dimensions: { table: 'audit.Change' } },
      { name: 'stepkeeper.queue.oldest', value: 12, dimensions: { queue: 'profile-commands' } },
      { name: 'stepkeeper.heartbeat', value: 1, dimensions: {} },
    ]);
  });

  it('tell sum, count, least and most of what is measured, and fill no buckets', async () => {
    telemetry = recordTelemetry();
    for (const messages of [500, 20, 80]) metrics.batchSize.record(messages);
    const [{ value } = { value: undefined }] = await telemetry.measured();
    expect(value).toEqual({ buckets: { boundaries: [], counts: [3] }, count: 3, sum: 600, min: 20, max: 500 });
  });

  it('have names of one family, and dimensions only where their values are few', () => {
    const told = Object.values(metrics).map(({ name, unit, dimensions }) => [name, unit, dimensions.join(' ')]);
    expect(told).toEqual([
      ['stepkeeper.batch.size', '{message}', ''],
      ['stepkeeper.batch.duration', 'ms', ''],
      ['stepkeeper.batch.rows', '{row}', 'table'],
      ['stepkeeper.batch.failures', '{batch}', 'reason'],
      ['stepkeeper.commands', '{command}', 'kind outcome'],
      ['stepkeeper.queue.wait', 'ms', ''],
      ['stepkeeper.command.persisted', 'ms', ''],
      ['stepkeeper.http.errors', '{request}', 'route status'],
      ['stepkeeper.sql.errors', '{error}', 'number'],
      ['stepkeeper.queue.oldest', 's', 'queue'],
      ['stepkeeper.queue.deadletters', '{message}', 'queue'],
      ['stepkeeper.deadletters.replayed', '{message}', 'queue'],
      ['stepkeeper.audit.findings', '{finding}', ''],
      ['stepkeeper.heartbeat', '{run}', ''],
    ]);
  });
});
