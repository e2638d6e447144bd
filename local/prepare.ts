// What a new database and a new storage account lack before the app can start: the schema and the containers.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export class MigrationFailed extends Error {
  constructor(readonly output: string) {
    super(`the migrations failed:\n${output}`);
    this.name = 'MigrationFailed';
  }
}

/** Runs the app's own command, as ops would. Throws MigrationFailed with what it printed. */
export async function migrate(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'migrate', 'up'], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new MigrationFailed(output.trim());
}

/** Creates the containers of infra/containers.json that are missing, and returns the names of all. */
export async function createContainers(root: string, connectionString: string): Promise<readonly string[]> {
  const names = z.array(z.string()).parse(JSON.parse(readFileSync(join(root, 'infra', 'containers.json'), 'utf8')));
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const service = BlobServiceClient.fromConnectionString(connectionString);
  await Promise.all(names.map((name) => service.getContainerClient(name).createIfNotExists()));
  return names;
}

/**
 * Pages of these origins, parted by commas, may upload to the addresses that the app gives them: on Azure it is a setting of the storage
 * account. What is wrong with the origins the app itself tells.
 */
export async function allowUploads(connectionString: string, origins = ''): Promise<void> {
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const rule = {
    allowedOrigins: origins.replaceAll(' ', ''),
    allowedMethods: 'PUT',
    allowedHeaders: 'content-type,x-ms-blob-type,x-ms-meta-filename',
    exposedHeaders: '',
    maxAgeInSeconds: 3600,
  };
  const cors = rule.allowedOrigins === '' ? [] : [rule];
  await BlobServiceClient.fromConnectionString(connectionString).setProperties({ cors });
}
