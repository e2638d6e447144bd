// Runs a function once for each new blob and each new version of one. The life of a version:
//
//   seen ──▶ queued ──▶ running ──▶ done (a receipt is written)
//              ▲           │ threw
//              └── again ◀─┴─ the fifth time ──▶ poison (told of, and a receipt is written)
//
// `source: 'EventGrid'` is polled for too: there is no Event Grid on a developer's machine.
import { type BlobItem, type BlobServiceClient, type ContainerClient, RestError } from '@azure/storage-blob';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import { errorText, type Log } from '../log';
import { pause, type TriggerListener, untilStopped } from '../trigger-listener';
import { blobTrigger } from './blob-data';
import type { BlobPath } from './blob-path';
import { Receipts } from './receipts';

const POLL_MS = 500;
/** A long listing is repeated less often, so that a full container does not keep the machine busy. */
const REST_PER_LISTING = 20;
const TRIES = 5;

export interface BlobTriggerOptions {
  readonly fn: RegisteredFunction;
  readonly path: BlobPath;
  readonly service: BlobServiceClient;
  readonly parallelism: number;
  readonly invoke: Invoke;
  readonly log: Log;
}

export function listenForBlobs(options: BlobTriggerOptions): TriggerListener {
  return untilStopped((stop) => new BlobPoller(options, stop).run());
}

class BlobPoller {
  readonly #options: BlobTriggerOptions;
  readonly #stop: AbortSignal;
  readonly #container: ContainerClient;
  readonly #receipts: Receipts;
  /** Every version that is queued, running or done. */
  #known: Set<string> | undefined;
  readonly #failures = new Map<string, number>();
  readonly #queue: BlobItem[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(options: BlobTriggerOptions, stop: AbortSignal) {
    this.#options = options;
    this.#stop = stop;
    this.#container = options.service.getContainerClient(options.path.container);
    this.#receipts = new Receipts(options.service, options.fn.name, options.path.container);
  }

  async run(): Promise<void> {
    const { fn, log } = this.#options;
    while (!this.#stop.aborted) {
      const start = Date.now();
      await this.#scan().catch((error) => {
        // A container that does not exist yet is one without blobs.
        if (!hasStatus(error, 404)) log('warning', fn.name, `the blobs cannot be listed: ${String(error)}`);
      });
      await pause(Math.max(POLL_MS, REST_PER_LISTING * (Date.now() - start)), this.#stop);
    }
    await Promise.all(this.#running);
  }

  async #scan(): Promise<void> {
    this.#known ??= await this.#receipts.load();
    const { path } = this.#options;
    for await (const blob of this.#container.listBlobsFlat({ prefix: path.prefix, includeMetadata: true })) {
      const key = this.#receipts.key(blob);
      if (this.#known.has(key) || !path.match(blob.name)) continue;
      this.#known.add(key);
      this.#queue.push(blob);
      this.#fill();
    }
  }

  #fill(): void {
    while (!this.#stop.aborted && this.#running.size < this.#options.parallelism) {
      const blob = this.#queue.shift();
      if (!blob) return;
      const work: Promise<void> = this.#work(blob)
        .catch((error) => this.#options.log('error', this.#options.fn.name, errorText(error)))
        .finally(() => {
          this.#running.delete(work);
          this.#fill();
        });
      this.#running.add(work);
    }
  }

  async #work(blob: BlobItem): Promise<void> {
    const { fn, path, invoke } = this.#options;
    const client = this.#container.getBlobClient(blob.name);
    let bytes: Buffer;
    try {
      bytes = await client.downloadToBuffer(0, undefined, { conditions: { ifMatch: blob.properties.etag } });
    } catch (error) {
      // Deleted or overwritten since it was listed: the next listing tells.
      if (hasStatus(error, 404) || hasStatus(error, 412)) return;
      this.#known?.delete(this.#receipts.key(blob));
      throw error;
    }
    const done = await invoke(fn, blobTrigger(blob, client, path.match(blob.name) ?? {}, bytes)).then(
      () => true,
      () => false,
    );
    if (done || (await this.#failed(blob))) await this.#receipts.write(blob);
  }

  /** True when it was the last try. */
  async #failed(blob: BlobItem): Promise<boolean> {
    const key = this.#receipts.key(blob);
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    if (failures < TRIES) {
      this.#known?.delete(key);
      return false;
    }
    this.#failures.delete(key);
    const { fn, log } = this.#options;
    const poison = await this.#receipts.writePoison(blob);
    log(
      'error',
      fn.name,
      `the blob ${this.#container.containerName}/${blob.name} failed ${TRIES} times: see ${poison}`,
    );
    return true;
  }
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof RestError && error.statusCode === status;
}
