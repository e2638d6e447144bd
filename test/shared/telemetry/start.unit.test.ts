// Where Application Insights is silent, nobody waits for it.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, isSpanContextValid, metrics as meters, trace } from '@opentelemetry/api';
import { metrics } from '../../../shared/telemetry/metrics';
import { inSpan } from '../../../shared/telemetry/span';
import { startTelemetry } from '../../../shared/telemetry/start';

const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-telemetry-'));
const connections = new Set<Socket>();
let silent: Server;

beforeAll(async () => {
  // What was not taken is kept there.
  process.env.TMPDIR = folder;
  silent = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  const closed = new Promise((resolve) => silent.close(resolve));
  for (const socket of connections) socket.destroy();
  await closed;
  for (const api of [context, trace, meters]) api.disable();
  rmSync(folder, { recursive: true });
});

test('without a connection string nothing is recorded', async () => {
  const telemetry = await startTelemetry(undefined);
  expect(await inSpan({ name: 'request' }, async (span) => isSpanContextValid(span.spanContext()))).toBe(false);
  await telemetry.stop();
});

test('spans and metrics cost no time, and the end of the app waits for seconds at most', async () => {
  const { port } = silent.address() as AddressInfo;
  const connectionString = `InstrumentationKey=${randomUUID()};IngestionEndpoint=https://127.0.0.1:${port}/`;
  const telemetry = await startTelemetry({ connectionString, clientId: undefined, role: 'test', samplingRatio: 1 });
  const begun = performance.now();
  // More than the queue holds: what is too much is dropped.
  for (let index = 0; index < 5_000; index++) {
    await inSpan({ name: 'request' }, async () => metrics.commands.add(1, { kind: 'put-item', outcome: 'applied' }));
  }
  expect(performance.now() - begun).toBeLessThan(3_000);
  const stopping = performance.now();
  await telemetry.stop();
  expect(performance.now() - stopping).toBeLessThan(4_500);
  expect(connections.size).toBeGreaterThan(0);
}, 20_000);
