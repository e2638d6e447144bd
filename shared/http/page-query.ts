// What every list has in common: how much of it is asked for, and where it goes on.
import type { HttpRequest } from '@azure/functions';
import { cursorOf } from './cursor';
import { pathOf } from './path';
import { malformedQuery } from './problem';

const limits = { least: 1, most: 200, usual: 50 };

/** Throws 400. */
export function limitOf(given: string | undefined): number {
  if (given === undefined) return limits.usual;
  const limit = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (limit < limits.least || limit > limits.most) {
    throw malformedQuery('limit', `Send a whole number from ${limits.least} to ${limits.most}.`);
  }
  return limit;
}

/** `next`: the path of the page that follows, with the same filters; both are null on the last. */
export function nextPage(request: HttpRequest, position: readonly number[] | undefined) {
  if (!position) return { nextCursor: null, next: null };
  const nextCursor = cursorOf(position);
  const query = new URLSearchParams(request.query);
  query.set('cursor', nextCursor);
  return { nextCursor, next: `${pathOf(request.url)}?${query}` };
}
