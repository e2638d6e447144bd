// What is kept of a chain key where it must not be known: a value that tells whether somebody has the same one.
import { createHmac } from 'node:crypto';
import type { ChainKey } from './chain-keys';

/** HMAC-SHA256 in hex under the key over a text that no link of the chain can have. It tells nothing of the key. */
export function checkValueOf({ id, key }: ChainKey): string {
  return createHmac('sha256', key).update(`stepkeeper audit chain key ${id}`).digest('hex');
}
