// The few people, items, visits and keys that requests are about, so that requests meet what others have left.
import { operationIdOf } from '../../shared/commands/identifiers';

const uuids = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `0190a1b2-${kind}-7000-8000-${String(index + 1).padStart(12, '0')}`);

export const profileIds = uuids('0001', 4);
export const itemIds = uuids('0002', 6);
export const sessionIds = uuids('0003', 4);
export const idempotencyKeys = Array.from({ length: 24 }, (_, index) => `fuzz-${index + 1}`);
/** Of operations that some request has named by its key, and of one that nobody has. */
export const operationIds = [
  ...profileIds.flatMap((profileId) => idempotencyKeys.slice(0, 6).map((key) => operationIdOf(profileId, key))),
  ...uuids('0004', 1),
];
export const bulkIds = uuids('0005', 2).map((id) => `${id}-2`);
