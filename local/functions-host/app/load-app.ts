// Loads the app as the real worker does: package.json's `main` is the one entry point, and all functions register while it loads.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { InvalidOption, UnknownBinding, UnsupportedOption } from '../errors';
import type { Log } from '../log';
import { provideCoreModule } from './core-module';
import type { ProgrammingModel } from './core-types';
import { type RegisteredFunction, Registry } from './registry';

export interface App {
  readonly registry: Registry;
  readonly model: ProgrammingModel;
  /** In the order of their names, which is the order in which the real host maps their routes. */
  readonly functions: readonly RegisteredFunction[];
}

const TRIGGERS: ReadonlySet<string> = new Set(['httpTrigger', 'serviceBusTrigger', 'blobTrigger', 'timerTrigger']);

/** Throws what the entry point throws, and UnknownBinding or UnsupportedOption for what this host cannot run. */
export async function loadApp(directory: string, log: Log): Promise<App> {
  const packageFile = join(directory, 'package.json');
  const { main } = z.object({ main: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  const registry = new Registry();
  provideCoreModule(registry, log);
  createRequire(resolve(packageFile))(resolve(directory, main));

  const { model } = registry;
  if (!model) throw new InvalidOption(packageFile, `${main} registers no function`);
  await registry.runHooks('appStart', {
    hookData: registry.appLevelHookData,
    appHookData: registry.appHookData,
    functionAppDirectory: resolve(directory),
  });
  registry.close();
  const capabilities = (await model.getCapabilities?.({})) ?? {};
  if (capabilities.HttpUri) throw new UnsupportedOption('app.setup', 'enableHttpStream');

  const functions = [...registry.functions.values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
  for (const fn of functions) refuseUnknown(fn);
  return { registry, model, functions };
}

function refuseUnknown({ name, trigger, metadata }: RegisteredFunction): void {
  for (const binding of Object.values(metadata.bindings)) {
    const known =
      binding === trigger
        ? TRIGGERS.has(binding.type)
        : binding.type === 'http' && binding.direction === 'out' && trigger.type === 'httpTrigger';
    if (!known) throw new UnknownBinding(name, binding.type);
  }
  if (metadata.retryOptions) throw new UnsupportedOption(`function ${name}`, 'a retry policy');
  if (trigger.sdkBinding) throw new UnsupportedOption(`function ${name}`, 'sdkBinding');
}
