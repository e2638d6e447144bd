// The way of files to the queue of files that are to be taken in: their names, many in one batch.
import { createHash } from 'node:crypto';
import type { ServiceBusMessage } from '@azure/service-bus';
import * as z from 'zod';
import type { ServiceAccess } from '../config';
import { inSpan } from '../telemetry/span';
import { traceparentOf } from '../telemetry/trace-context';
import { QueueUnavailable } from './errors';
import { createLinkSource } from './link';
import { sendSpan, traceProperties } from './message-spans';
import { sendInBatches } from './send-in-batches';

export const fileMessage = z.strictObject({
  blobName: z.string().min(1).max(1024),
  /** The order by which a file that is recorded already is parsed again. */
  again: z.string().min(1).max(100).optional(),
});
export type FileMessage = z.infer<typeof fileMessage>;

export interface FileToSend extends FileMessage {
  /** What tells one message about the file from another: a repeated one is dropped by the queue for some minutes. */
  readonly occasion: string;
}

export interface FileSender {
  /** Resolves when the queue has all of them. Rejects with QueueUnavailable: then some may have arrived, and all may be sent again. */
  send(files: readonly FileToSend[]): Promise<void>;
  close(): Promise<void>;
}

export function createFileSender(access: ServiceAccess, queue: string): FileSender {
  const links = createLinkSource(access, queue);
  return {
    send: (files) =>
      inSpan(sendSpan(queue, files.length), async (span) => {
        const properties = traceProperties(traceparentOf(span.spanContext()));
        const messages = files.map((file) => ({ ...messageOf(file), applicationProperties: properties }));
        const link = links.current();
        try {
          await sendInBatches(link, messages);
        } catch (error) {
          links.discard(link);
          throw new QueueUnavailable(queue, error);
        }
      }),
    close: () => links.close(),
  };
}

function messageOf({ occasion, ...file }: FileToSend): ServiceBusMessage {
  const messageId = createHash('sha256')
    .update(JSON.stringify([file, occasion]))
    .digest('hex');
  return { body: Buffer.from(JSON.stringify(file)), messageId, contentType: 'application/json' };
}
