// The cursor of a history page: opaque to clients, so that what is in it can change.
import { z } from 'zod';
import type { HistoryPosition } from '../reading/read-history';
import { malformedQuery } from './problem';

const version = 1;
const content = z.tuple([
  z.literal(version),
  z.int().min(0),
  z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
]);

export function cursorOf({ sequence, ordinal }: HistoryPosition): string {
  return Buffer.from(JSON.stringify([version, sequence, ordinal])).toString('base64url');
}

/** Throws 400 for anything that `cursorOf` did not write. */
export function positionOf(cursor: string): HistoryPosition {
  const read = content.safeParse(parsed(cursor));
  if (!read.success) throw malformedQuery('cursor', 'Send the nextCursor of the page before, unchanged.');
  const [, sequence, ordinal] = read.data;
  return { sequence, ordinal };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
