// What the address of a link means: a queue, its dead-letter queue, the management of either, or the token service.
import { NotImplemented, QueueNotFound } from './errors';
import type { Place } from './message';
import type { QueueHost } from './queue-host';

export type Address =
  | { readonly kind: 'tokens' }
  | { readonly kind: 'messages' | 'management'; readonly host: QueueHost; readonly place: Place };

/** `hosts` by lower-case name: names of queues have no case. Throws QueueNotFound or NotImplemented. */
export function resolveAddress(text: unknown, hosts: ReadonlyMap<string, QueueHost>): Address {
  if (typeof text !== 'string' || text === '') throw new NotImplemented('links without an address, and transactions');
  if (text === '$cbs') return { kind: 'tokens' };
  const path = text.toLowerCase();
  const entity = path.replace(/\/\$management$/, '');
  const kind = entity === path ? 'messages' : 'management';
  const name = entity.replace(/\/\$deadletterqueue$/, '');
  if (name.includes('/subscriptions/')) throw new NotImplemented('topics and subscriptions');
  if (name.includes('$')) throw new NotImplemented(`the address '${text}'`);
  const host = hosts.get(name);
  if (!host) throw new QueueNotFound(text);
  return { kind, host, place: name === entity ? 'queue' : 'dead-letters' };
}
