#!/usr/bin/env node
// `npm run demo`: a made-up candidate's whole journey over HTTP, and what SQL holds of it afterwards.
// Exit code 0: every expectation holds. 1: one does not, or the demo could not get that far. 2: it was typed wrong.
import { demoHelp, parseDemoOptions } from './demo/options';
import { runDemo } from './demo/run';
import { openStack, recentLines } from './demo/stack';
import { screenOn } from './demo/terminal/screen';
import { endWith } from './usage';

async function main(args: readonly string[]): Promise<void> {
  const options = parseDemoOptions(args);
  if (options === 'help') {
    process.stdout.write(demoHelp);
    return;
  }
  const screen = screenOn(process.stdout, process.env.COLUMNS);
  const log = recentLines();
  const interrupted = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        const reason = new Error(`stopped by ${signal}`);
        interrupted.abort(reason);
        reject(reason);
      });
    }
  });
  stopped.catch(() => undefined);

  const stack = await openStack(options, screen, interrupted.signal, log.add);
  try {
    const { failed } = await Promise.race([runDemo(stack, screen), stopped]);
    if (failed.length === 0) return;
    process.exitCode = 1;
    for (const line of log.all()) process.stderr.write(`${line}\n`);
  } catch (error) {
    for (const line of log.all()) process.stderr.write(`${line}\n`);
    throw error;
  } finally {
    await stack.stop();
  }
}

main(process.argv.slice(2)).catch(endWith(demoHelp, ({ message }) => message));
