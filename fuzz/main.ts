#!/usr/bin/env node
// `npm run fuzz`: requests of every kind against a local stack, and every answer held to the OpenAPI document.
import { endWith, stackOf } from '../cli/usage';
import { openApiDocument } from '../shared/api/document';
import { help, parseFuzzOptions } from './options';
import { printed } from './print';
import { fuzz } from './run';
import { startFuzzedStack } from './stack';

async function main(args: readonly string[]): Promise<void> {
  const options = parseFuzzOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  process.stderr.write(`seed ${options.seed}\n`);
  const stack = await startFuzzedStack();
  try {
    const fuzzed = await fuzz({ ...stack, document: openApiDocument(), ...options });
    process.stdout.write(printed(fuzzed, options.seed));
    if (fuzzed.failure) process.exitCode = 1;
  } finally {
    await stack.stop();
  }
}

main(process.argv.slice(2)).catch(endWith(help, stackOf));
