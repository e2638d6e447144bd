// The settings of an app: those that it has everywhere, and those of a developer's machine, as Core Tools write them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const LocalSettings = z.object({
  IsEncrypted: z.literal(false).default(false),
  Values: z.record(z.string(), z.string()).default({}),
});

/** What the app is given wherever it runs; the Bicep takes the same file. */
export function readAppSettings(root: string): Readonly<Record<string, string>> {
  const file = join(root, 'infra', 'app-settings.json');
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The file's Values; none where there is no file. Throws for a file of another form, and for an encrypted one. */
export function readLocalSettings(directory: string): Readonly<Record<string, string>> {
  const file = join(directory, 'local.settings.json');
  if (!existsSync(file)) return {};
  const parsed = LocalSettings.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.Values;
}

/**
 * What Node is started with for the app: the real host passes this setting on to its language worker, which our host is as well.
 * https://learn.microsoft.com/azure/azure-functions/functions-app-settings#languageworkers__node__arguments
 */
export function workerArguments(settings: Readonly<Record<string, string | undefined>>): string[] {
  return (settings.languageWorkers__node__arguments ?? '').split(/\s+/).filter((argument) => argument !== '');
}
