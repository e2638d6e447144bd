// What a client may ask of a profile's history: a page, and which changes.
import type { HttpRequest } from '@azure/functions';
import type { HistoryPage, HistoryQuery } from '../reading/read-history';
import { sections } from '../sections/all';
import { cursorOf, positionOf } from './cursor';
import { pathOf, uuidPattern } from './path';
import { malformedQuery } from './problem';
import { readQuery } from './query';

const parameters = ['limit', 'cursor', 'section', 'itemId', 'from', 'to'] as const;
/** What is audited: the sections, and the two documents that each step has beside them. */
const entities = [...sections.map(({ name }) => name), 'step-draft', 'step-progress'];
const limits = { least: 1, most: 200, usual: 50 };

/** Throws 400 naming the first parameter that cannot be understood. */
export function readHistoryQuery(request: HttpRequest, profileId: string): HistoryQuery {
  const { limit, cursor, section, itemId, from, to } = readQuery(request, parameters);
  return {
    profileId,
    limit: limit === undefined ? limits.usual : limitOf(limit),
    ...(cursor === undefined ? {} : { after: positionOf(cursor) }),
    ...(section === undefined ? {} : { section: sectionOf(section) }),
    ...(itemId === undefined ? {} : { itemId: itemIdOf(itemId) }),
    ...(from === undefined ? {} : { from: instantOf('from', from) }),
    ...(to === undefined ? {} : { to: instantOf('to', to) }),
  };
}

/** `next`: the path of the page that follows, with the same filters; null on the last. */
export function historyBody(request: HttpRequest, profileId: string, page: HistoryPage): Record<string, unknown> {
  const nextCursor = page.next ? cursorOf(page.next) : null;
  const query = new URLSearchParams(request.query);
  if (nextCursor !== null) query.set('cursor', nextCursor);
  const next = nextCursor === null ? null : `${pathOf(request.url)}?${query}`;
  return { profileId, changes: page.changes, nextCursor, next };
}

function limitOf(given: string): number {
  const limit = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (limit < limits.least || limit > limits.most) {
    throw malformedQuery('limit', `Send a whole number from ${limits.least} to ${limits.most}.`);
  }
  return limit;
}

function sectionOf(given: string): string {
  if (!entities.includes(given)) throw malformedQuery('section', `Send one of ${entities.join(', ')}.`);
  return given;
}

function itemIdOf(given: string): string {
  if (!uuidPattern.test(given)) throw malformedQuery('itemId', 'Send a UUID.');
  return given.toLowerCase();
}

/** A date (its beginning, in UTC) or an instant with Z or an offset (RFC 3339). */
const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function instantOf(name: 'from' | 'to', given: string): string {
  const date = new Date(form.test(given) ? given : Number.NaN);
  const year = date.getUTCFullYear();
  // datetime2 holds the years 1 to 9999.
  if (!(year >= 1 && year <= 9999) || !isOfCalendar(given.slice(0, 10))) {
    throw malformedQuery(name, 'Send a date or an instant, for example 2026-11-22 or 2026-11-22T10:00:00Z.');
  }
  return date.toISOString();
}

/** Date takes 31 February for 3 March. */
function isOfCalendar(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
