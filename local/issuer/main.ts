#!/usr/bin/env node
// The issuer as a stand-in like the others: `main.js --port N --data DIR --audience NAME`. Its connection string is its name.
import { parseArgs } from 'node:util';
import { announce } from '../stand-in-process';
import { serveIssuer } from './server';
import { signingKeyIn } from './signing-key';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, audience: { type: 'string' } },
  });
  const { port, data, audience } = values;
  if (!port || !data || !audience) throw new Error('--port N, --data DIR and --audience NAME are needed');
  const server = await serveIssuer(Number(port), audience, await signingKeyIn(data));
  announce({ ready: 'issuer', port: server.port, connectionString: server.issuer }, server.close);
}

main().catch((error: unknown) => {
  process.stderr.write(`issuer: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
