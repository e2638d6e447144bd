// What a client may ask of a profile's history: a page, and which changes.
import type { HttpRequest } from '@azure/functions';
import type { HistoryPage, HistoryPosition, HistoryQuery } from '../reading/read-history';
import { sections } from '../sections/all';
import { isUuid } from '../sections/text';
import { positionOf } from './cursor';
import { limitOf, nextPage } from './page-query';
import { malformedQuery } from './problem';
import { choiceOf, readQuery } from './query';

const parameters = ['limit', 'cursor', 'section', 'itemId', 'from', 'to'] as const;
/** What is audited: the sections, and the two documents that each step has beside them. */
const entities = [...sections.map(({ name }) => name), 'step-draft', 'step-progress'];

/** Throws 400 naming the first parameter that cannot be understood. */
export function readHistoryQuery(request: HttpRequest, profileId: string): HistoryQuery {
  const { limit, cursor, section, itemId, from, to } = readQuery(request, parameters);
  return {
    profileId,
    limit: limitOf(limit),
    ...(cursor === undefined ? {} : { after: positionIn(cursor) }),
    ...(section === undefined ? {} : { section: choiceOf('section', section, entities) }),
    ...(itemId === undefined ? {} : { itemId: itemIdOf(itemId) }),
    ...(from === undefined ? {} : { from: instantOf('from', from) }),
    ...(to === undefined ? {} : { to: instantOf('to', to) }),
  };
}

export function historyBody(request: HttpRequest, profileId: string, { changes, next }: HistoryPage) {
  return { profileId, changes, ...nextPage(request, next && [next.sequence, next.ordinal]) };
}

function positionIn(cursor: string): HistoryPosition {
  const [sequence = 0, ordinal = 0] = positionOf(cursor, [Number.MAX_SAFE_INTEGER, 2 ** 31 - 1]);
  return { sequence, ordinal };
}

function itemIdOf(given: string): string {
  if (!isUuid(given)) throw malformedQuery('itemId', 'Send a UUID.');
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
