// `main.js <hook>`: what azure.yaml names, by way of run.js. Exit code 0: done, or there was nothing to do. 1: not done, and stderr says why.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { az } from './az';
import { postdown, predown } from './down';
import type { Effects } from './effects';
import { postdeploy } from './postdeploy';
import { postprovision } from './postprovision';
import { preprovision } from './preprovision';
import { migrateWith, openDatabase } from './sign-in';

// From dist/infra/hooks to the repository.
const root = join(__dirname, '..', '..', '..');

const hooks: Readonly<Record<string, (effects: Effects, root: string) => Promise<void>>> = {
  preprovision,
  postprovision,
  postdeploy,
  predown,
  postdown,
};

async function main([name = '']: readonly string[]): Promise<void> {
  const hook = hooks[name];
  if (!hook) throw new Error(`'${name}' is no hook: ${Object.keys(hooks).join(', ')}`);
  const effects: Effects = {
    variables: process.env,
    az,
    fetch,
    say: (line) => process.stdout.write(`${line}\n`),
    pause: (ms) => pause(ms),
    openDatabase,
    migrate: migrateWith(root),
    randomKey: randomBytes,
  };
  await hook(effects, root);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
