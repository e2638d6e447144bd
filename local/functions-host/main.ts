#!/usr/bin/env node
// The Functions host as a process of its own: `main.js --port N [--app DIR]`.
import { parseArgs } from 'node:util';
import { readLocalSettings } from '../local-settings';
import { announce } from '../stand-in-process';
import { AppRefused } from './errors';
import { startHost } from './host';
import { errorText, logToStderr } from './log';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, app: { type: 'string', default: '.' } } });
  const port = Number(values.port);
  if (values.port === undefined || !Number.isInteger(port)) throw new Error('--port N is missing');
  for (const [name, value] of Object.entries(readLocalSettings(values.app))) process.env[name] ??= value;
  const host = await startHost(values.app, port, process.env, logToStderr);
  announce({ ready: 'functions-host', port: host.port }, () => host.stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`functions-host: ${error instanceof AppRefused ? error.message : errorText(error)}\n`);
  process.exit(1);
});
