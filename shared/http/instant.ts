// Instants as clients write them.
import { string } from '../sections/checks';
import { text } from '../sections/fields';
import type { Field } from '../sections/section';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const earliest = Date.UTC(2000);

/** A date-time of RFC 3339 with its zone, from the year 2000 on; kept in UTC to the millisecond. */
export function instant(): Field {
  const strict = string(40, {
    meets: (given) => form.test(given) && Date.parse(given) >= earliest && isOfCalendar(given.slice(0, 10)),
    code: 'invalid_date',
    message: 'Give an instant from the year 2000 on with its zone (RFC 3339), for example 2026-11-22T10:00:00Z.',
    keep: (given) => new Date(given).toISOString(),
  });
  return { ...text(40), strict, schema: { type: 'string', format: 'date-time', examples: ['2026-11-22T10:00:00Z'] } };
}

/** Whether the day, YYYY-MM-DD, is one: Date takes 31 February for 3 March, and 0001-01-32 for a day of 2032 where no time follows. */
export function isOfCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
