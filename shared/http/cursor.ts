// The cursor of a page: where it ended, as the numbers that its rows are sorted by. Opaque to clients, so that what is in it can change.
import * as z from 'zod';
import { malformedQuery } from './problem';

const version = 1;
const content = z.tuple([z.literal(version)]).rest(z.int().min(0));

export function cursorOf(position: readonly number[]): string {
  return Buffer.from(JSON.stringify([version, ...position])).toString('base64url');
}

/** `limits`: the largest value of each number. Throws 400 for anything that `cursorOf` did not write for such a page. */
export function positionOf(cursor: string, limits: readonly number[]): readonly number[] {
  const read = content.safeParse(parsed(cursor));
  const position = read.success ? read.data.slice(1) : [];
  if (position.length === limits.length && position.every((number, index) => number <= (limits[index] ?? 0))) {
    return position;
  }
  throw malformedQuery('cursor', 'Send the nextCursor of the page before, unchanged.');
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
