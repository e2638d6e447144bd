// The broker as a process: node dist/local/service-bus/main.js --port N --queues FILE [--data DIR]
import { parseArgs } from 'node:util';
import { announce } from '../stand-in-process';
import { startBroker } from './broker';
import { readQueuesFile } from './queues-file';

async function main(): Promise<void> {
  const { port, queues, data } = parseArgs({
    options: { port: { type: 'string' }, queues: { type: 'string' }, data: { type: 'string' } },
  }).values;
  if (port === undefined || !/^\d+$/.test(port) || queues === undefined) {
    throw new Error('usage: --port N --queues FILE [--data DIR] (port 0: any free one)');
  }
  const onLog = (line: string) => process.stderr.write(`service-bus: ${line}\n`);
  const broker = await startBroker({ port: Number(port), queues: readQueuesFile(queues), folder: data, onLog });
  const { connectionString } = broker;
  announce({ ready: 'service-bus', port: broker.port, connectionString }, () => broker.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`service-bus: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
