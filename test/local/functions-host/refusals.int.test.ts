import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '../../../local/stand-in-process';

const folder = mkdtempSync(join(tmpdir(), 'refused-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the host on an app of this source; what it says when it does not start. */
async function refusal(source: string, hostJson: object = {}, env: Readonly<Record<string, string>> = {}) {
  const library = JSON.stringify(require.resolve('@azure/functions'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ main: 'index.js' }));
  writeFileSync(join(folder, 'host.json'), JSON.stringify({ version: '2.0', ...hostJson }));
  writeFileSync(
    join(folder, 'index.js'),
    `const { app, output } = require(${library}); const handler = () => {}; ${source}`,
  );
  const args = ['--port', '0', '--app', folder];
  const started = startStandIn('functions-host/main.js', args, { ...process.env, ...env }, () => undefined);
  return started.then(
    async (standIn) => {
      await standIn.stop();
      return 'it started';
    },
    (error: Error) => error.message,
  );
}

const QUEUE = `connection: 'Bus', queueName: 'q', handler`;

test.each([
  [
    'a trigger that it does not know',
    `app.storageQueue('f', { connection: 'C', queueName: 'q', handler })`,
    "function f: the local host does not know the binding type 'queueTrigger'",
  ],
  [
    'an output that it does not know',
    `app.get('f', { extraOutputs: [output.storageQueue({ connection: 'C', queueName: 'q' })], handler })`,
    "does not know the binding type 'queue'",
  ],
  [
    'a route constraint that it does not know',
    `app.get('f', { route: 'x/{id:datetime}', handler })`,
    "function f: the local host does not support the route constraint 'datetime'",
  ],
  ['a default value in a route', `app.get('f', { route: 'x/{id=5}', handler })`, 'the route parameter {id=5}'],
  [
    'sessions',
    `app.serviceBusQueue('f', { isSessionsEnabled: true, ${QUEUE} })`,
    'function f: the local host does not support isSessionsEnabled',
  ],
  [
    'settlement by the function',
    `app.serviceBusQueue('f', { autoCompleteMessages: false, ${QUEUE} })`,
    'does not support autoCompleteMessages: false',
  ],
  ['a connection that no setting gives', `app.serviceBusQueue('f', { ${QUEUE} })`, 'the setting Bus is missing'],
  ['a name that no setting gives', `app.timer('f', { schedule: '%WHEN%', handler })`, 'the setting WHEN is missing'],
  [
    'a schedule that is none',
    `app.timer('f', { schedule: '99 * * * * *', handler })`,
    "function f: '99 * * * * *' is not a schedule",
  ],
  [
    'a retry policy',
    `app.timer('f', { schedule: '* * * * * *', retry: { strategy: 'fixedDelay', maxRetryCount: 1, delayInterval: 1 }, handler })`,
    'a retry policy',
  ],
  ['HTTP streams', `app.setup({ enableHttpStream: true }); app.get('f', { handler })`, 'enableHttpStream'],
  ['an entry point that throws', `throw new Error('no settings')`, 'no settings'],
])('it refuses %s by name', async (_what, source, message) => {
  expect(await refusal(source)).toContain(message);
});

test('it refuses what the real host refuses in host.json', async () => {
  const timer = `app.get('f', { handler })`;
  const withBus = (serviceBus: object) => ({ extensions: { serviceBus } });
  expect(await refusal(timer, withBus({ maxBatchWaitTime: '00:02:31' }))).toContain(
    'maxBatchWaitTime is over 00:02:30',
  );
  expect(await refusal(timer, withBus({ minMessageBatchSize: 5, maxMessageBatchSize: 4 }))).toContain(
    'minMessageBatchSize is over maxMessageBatchSize',
  );
  expect(await refusal(timer, withBus({ autoCompleteMessages: false }))).toContain('autoCompleteMessages: false');
});
