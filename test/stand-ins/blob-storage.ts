// Blob Storage of a test file's own, empty at first: the stand-in of the local stack in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { startStandIn } from '../../local/stand-in-process';

export interface FreshStorage {
  readonly connectionString: string;
  readonly service: BlobServiceClient;
  /** With all that is in it. */
  stop(): Promise<void>;
}

export async function freshStorage(): Promise<FreshStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-blobs-'));
  const standIn = await startStandIn('blob-storage/main.js', ['--port', '0', '--data', folder]);
  const connectionString = standIn.connectionString ?? '';
  return {
    connectionString,
    service: BlobServiceClient.fromConnectionString(connectionString),
    stop: async () => {
      await standIn.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
