#!/usr/bin/env node
// Azurite's blob service as a stand-in like the others: `main.js --port N --data DIR`. It runs inside this process,
// so that it says when it is ready, saves its state when it is asked to end, and ends with its parent.
import { parseArgs } from 'node:util';
import { announce } from '../stand-in-process';

/** The account that Azurite and every SDK know by name; its key is no secret. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

// Azurite ships no types for its servers; this is what is called of them.
interface AzuriteModule {
  BlobServerFactory: new () => { createServer(): Promise<AzuriteServer> };
}
interface AzuriteServer {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
  if (!values.port || !values.data) throw new Error('--port N and --data DIR are needed');
  // Azurite reads its options from the command line alone. Without --skipApiVersionCheck it refuses newer clients.
  process.argv = [
    ...process.argv.slice(0, 2),
    ...['--blobPort', values.port, '--location', values.data],
    ...['--silent', '--skipApiVersionCheck', '--disableTelemetry'],
  ];
  const azurite = require('azurite/dist/src/blob/BlobServerFactory') as AzuriteModule;
  const server = await new azurite.BlobServerFactory().createServer();
  await server.start();
  const port = Number(new URL(server.getHttpServerAddress()).port);
  const endpoint = `http://127.0.0.1:${port}/${ACCOUNT}`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${endpoint};`;
  announce({ ready: 'blob-storage', port, connectionString }, () => server.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`blob-storage: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
