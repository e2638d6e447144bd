// Which versions of which blobs a function has dealt with: kept in storage, so that a restart does not run them again.
// The real host keeps its receipts in the same container under the same names (BlobReceiptManager of azure-sdk-for-net).
import type { BlobItem, BlobServiceClient, ContainerClient } from '@azure/storage-blob';

const HOSTS_CONTAINER = 'azure-webjobs-hosts';
const POISON_FOLDER = 'webjobs-blobtrigger-poison';

export class Receipts {
  readonly #hosts: ContainerClient;
  readonly #prefix: string;

  constructor(
    service: BlobServiceClient,
    readonly functionName: string,
    readonly container: string,
  ) {
    this.#hosts = service.getContainerClient(HOSTS_CONTAINER);
    this.#prefix = `blobreceipts/local/Host.Functions.${functionName}/`;
  }

  /** One version of one blob. The ETag comes first, because a blob's name may hold slashes. */
  key(blob: BlobItem): string {
    return `${blob.properties.etag.replaceAll('"', '')}/${this.container}/${blob.name}`;
  }

  /** The keys of all that is done. */
  async load(): Promise<Set<string>> {
    await this.#hosts.createIfNotExists();
    const keys = new Set<string>();
    for await (const { name } of this.#hosts.listBlobsFlat({ prefix: this.#prefix })) {
      keys.add(name.slice(this.#prefix.length));
    }
    return keys;
  }

  async write(blob: BlobItem): Promise<void> {
    await this.#hosts
      .getBlockBlobClient(this.#prefix + this.key(blob))
      .upload('', 0, { metadata: { Completed: 'True' } });
  }

  /** The real host puts this message on the storage queue of the same name; there is no queue service here, so it is a blob. */
  async writePoison(blob: BlobItem): Promise<string> {
    const message = JSON.stringify({
      Type: 'BlobTrigger',
      FunctionId: `Host.Functions.${this.functionName}`,
      BlobType: blob.properties.blobType ?? 'BlockBlob',
      ContainerName: this.container,
      BlobName: blob.name,
      ETag: blob.properties.etag,
    });
    const name = `${POISON_FOLDER}/${this.functionName}/${this.key(blob)}.json`;
    await this.#hosts.getBlockBlobClient(name).upload(message, Buffer.byteLength(message), {
      blobHTTPHeaders: { blobContentType: 'application/json' },
    });
    return `${HOSTS_CONTAINER}/${name}`;
  }
}
