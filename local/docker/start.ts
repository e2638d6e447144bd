#!/usr/bin/env node
// `npm run start:docker`: the app by `func start`, on the containers of compose.yaml.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDocker } from './start-docker';

// Ctrl-C reaches the host as well, which ends; then so do we.
process.on('SIGINT', () => undefined);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'http-port': { type: 'string', default: '7071' },
      'issuer-port': { type: 'string', default: '7072' },
    },
  });
  const how = await startDocker({
    root: join(__dirname, '..', '..', '..'),
    httpPort: Number(values['http-port']),
    issuerPort: Number(values['issuer-port']),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.exitCode = typeof how === 'number' ? how : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
