// Instants in queries.
import { isOfCalendar } from './instant';
import { malformedQuery } from './problem';

/** A date (its beginning, in UTC) or an instant with Z or an offset (RFC 3339). */
const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** As ISO 8601 in UTC with milliseconds. Throws 400. */
export function instantOf(name: string, given: string): string {
  const date = new Date(form.test(given) ? given : Number.NaN);
  const year = date.getUTCFullYear();
  // datetime2 holds the years 1 to 9999.
  if (!(year >= 1 && year <= 9999) || !isOfCalendar(given.slice(0, 10))) {
    throw malformedQuery(name, 'Send a date or an instant, for example 2026-11-22 or 2026-11-22T10:00:00Z.');
  }
  return date.toISOString();
}

/** An instant of which it is known what was so: not one that is still to come. Throws 400. */
export function pastInstantOf(name: string, given: string, now = new Date()): string {
  const instant = instantOf(name, given);
  if (instant > now.toISOString()) throw malformedQuery(name, 'Send an instant that is not in the future.');
  return instant;
}
