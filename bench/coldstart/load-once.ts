// One cold start, in a process of its own: loads the app in the folder that it is given as the host's worker does, until its functions are
// registered and its appStart hooks have run, and prints what that took. It loads nothing that the app might load too.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { provideCoreModule } from '../../local/functions-host/app/core-module';
import { Registry } from '../../local/functions-host/app/registry';

/** What is printed, as JSON. */
export interface Loaded {
  readonly wallMs: number;
  /** Of all threads: the garbage collector's and the compiler's too. */
  readonly cpuMs: number;
  /** Files of code that were loaded. */
  readonly files: number;
  /** Functions by the type of their trigger. */
  readonly functions: Readonly<Record<string, readonly string[]>>;
}

async function load(folder: string): Promise<Loaded> {
  const manifest = resolve(folder, 'package.json');
  const { main } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly main: string };
  const registry = new Registry();
  provideCoreModule(registry, () => undefined);
  const requireAsApp = createRequire(manifest);
  const before = Object.keys(requireAsApp.cache).length;
  const cpu = process.cpuUsage();
  const start = performance.now();
  requireAsApp(join(folder, main));
  await registry.runHooks('appStart', { hookData: {}, appHookData: {}, functionAppDirectory: folder });
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const functions = Object.groupBy(registry.functions.values(), ({ trigger }) => trigger.type);
  return {
    wallMs,
    cpuMs: (user + system) / 1000,
    files: Object.keys(requireAsApp.cache).length - before,
    functions: Object.fromEntries(
      Object.entries(functions).map(([type, registered = []]) => [type, registered.map(({ name }) => name)]),
    ),
  };
}

load(resolve(process.argv[2] ?? '.')).then((loaded) => {
  process.stdout.write(JSON.stringify(loaded), () => process.exit(0));
});
