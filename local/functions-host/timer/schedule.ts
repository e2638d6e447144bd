// When a timer is due: an NCRONTAB expression of six fields (or five, from the minute on), or a TimeSpan between two runs.
import { CronExpressionParser } from 'cron-parser';
import { InvalidOption } from '../errors';
import { isTimeSpan, timeSpanMs } from '../time-span';

/** The first time after `after` at which the timer is due. */
export type Schedule = (after: Date) => Date;

/** `timeZone`: an IANA name; the real host counts in UTC unless it is told otherwise. Throws InvalidOption. */
export function parseSchedule(text: string, timeZone: string, where: string): Schedule {
  if (isTimeSpan(text)) {
    const interval = timeSpanMs(text, where);
    if (interval === 0) throw new InvalidOption(where, 'the schedule is an interval of no length');
    return (after) => new Date(after.getTime() + interval);
  }
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) throw new InvalidOption(where, `'${text}' has not six fields`);
  const expression = [...(fields.length === 5 ? ['0'] : []), ...fields].join(' ');
  const schedule: Schedule = (after) =>
    CronExpressionParser.parse(expression, { currentDate: after, tz: timeZone }).next().toDate();
  try {
    schedule(new Date());
  } catch (error) {
    throw new InvalidOption(where, `'${text}' is not a schedule: ${String(error)}`);
  }
  return schedule;
}
