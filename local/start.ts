#!/usr/bin/env node
// `npm start`: starts the stack, says what it started, and stops all of it on Ctrl-C or when a part ends by itself.
import { type Stack, type Step, startStack } from './stack';
import { HELP, parseStartOptions } from './start-options';
import { tellTokens } from './tell-tokens';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  if (options === 'help') {
    say(HELP);
    return;
  }
  const start = performance.now();
  let stack: Stack | undefined;
  let exitCode: number | undefined;
  const asked = new AbortController();
  const leave = async (code: number) => {
    // Whoever asks a second time does not want to wait: the parts end by themselves when this process is gone.
    if (exitCode !== undefined) process.exit(1);
    exitCode = code;
    asked.abort();
    await stack?.stop();
    if (stack) process.exit(code);
  };
  process.on('SIGINT', () => void leave(0));
  process.on('SIGTERM', () => void leave(0));

  say(`The local stack, with its state in ${options.data}`);
  try {
    stack = await startStack({
      ...options,
      signal: asked.signal,
      onStep: ({ name, ms, detail }: Step) =>
        say(`  ${name.padEnd(15)}${(ms / 1000).toFixed(1).padStart(5)} s  ${detail}`),
      onLog: (part, line) => process.stderr.write(`[${part}] ${line}\n`),
      onPartEnded: (part, how) => {
        process.stderr.write(`${part} ended by itself (${how}): stopping the rest\n`);
        void leave(1);
      },
    });
  } catch (error) {
    // A start that was called off has left nothing running, and nothing to tell.
    if (asked.signal.aborted) process.exit(exitCode);
    throw error;
  }
  if (asked.signal.aborted) {
    await stack.stop();
    process.exit(exitCode);
  }
  if (stack.part('issuer')) await tellTokens(stack.settings.OIDC_ISSUER ?? '', say);
  say(`Ready in ${((performance.now() - start) / 1000).toFixed(1)} s: ${stack.url}`);
  say('Ctrl-C stops everything');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
